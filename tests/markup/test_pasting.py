from viewpoints.markup import pasting
from viewpoints.markup.sanitize import plain, sanitize

WORD = "<p class=MsoNormal style='mso-x:1'><b>字<o:p></o:p></b></p><script>alert(1)</script>"


def test_the_limited_process_sanitizes_and_gives_the_words():
    html = sanitize(WORD)
    assert pasting.clean(WORD) == (html, plain(html)) == ("<p><strong>字</strong></p>", "字")


def test_what_has_no_words_is_nothing():
    assert pasting.clean("<p> </p><img src=https://a.example/x.png>") is None


def test_half_a_character_is_no_reason_to_fail():
    assert pasting.clean("<p>字\ud800</p>").text.startswith("字")


def test_what_takes_too_long_is_nothing(monkeypatch):
    monkeypatch.setattr(pasting, "LIMITS", pasting.LIMITS._replace(seconds=0.3))
    assert pasting.clean("<ul><li>" * 40_000 + "字") is None
