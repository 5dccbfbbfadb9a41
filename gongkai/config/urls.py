"""All addresses, room by room."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("gongkai.accounts.urls")),
    path("", include("gongkai.notices.urls")),
    path("", include("gongkai.ui.urls")),
    path("", include("gongkai.overview.urls")),
    # last: it ends with the front pages of agencies, /<slug>/
    path("", include("gongkai.requests.urls")),
]

handler400 = "gongkai.ui.errors.bad_request"
handler403 = "gongkai.ui.errors.forbidden"
handler404 = "gongkai.ui.errors.not_found"
handler500 = "gongkai.ui.errors.server_error"
