"""Search over stories and the register, alike on SQLite and PostgreSQL.

`words` cuts a text into the words that are kept and asked for; `query` reads what a visitor typed;
`index` writes the words of live texts; `register` holds what the register makes public; `names`
proposes a name for a mistyped one; `marks` marks what was found; `results` brings it together.
"""
