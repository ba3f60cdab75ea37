from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..models import Post
from ..protocol import by_person


@require_safe
def leadership(request):
    posts = Post.objects.public().filter(organisation__is_home=True).at().in_protocol_order()
    leaders = by_person(posts.select_related("person__portrait", "department"))
    return render(request, "org/leadership.html", {"leaders": leaders})
