"""Editing in Wagtail's editor."""

from manual.desk import Desk
from manual.pages import Chapter, Mark, Picture, Words, css

TITLE = "手语翻译不是才艺表演"


def _editor(desk: Desk) -> None:
    desk.open_submission(TITLE)
    desk.open_from(desk.link("Go on editing"))
    desk.css("#id_title").wait_for()


def _beside(desk: Desk, panel: str) -> None:
    _editor(desk)
    toggle = desk.css(f"[data-side-panel-toggle={panel}]")
    if toggle.get_attribute("aria-expanded") != "true":
        toggle.click()
    desk.css(f"[data-side-panel={panel}]").wait_for()


def _body(desk: Desk) -> None:
    _editor(desk)
    desk.css("[data-side-panel-toggle]").wait_for()
    desk.scroll_to(desk.css("[id$=-body-section]"), below=90)


def _preview(desk: Desk) -> None:
    _beside(desk, "preview")
    desk.page.locator("[data-side-panel=preview] iframe").first.wait_for()
    desk.page.wait_for_timeout(1500)


EDITING = Chapter(
    name="editing",
    title=Words("改稿", "Editing"),
    words=Words(
        "开始编辑就有一篇草稿。您写，它自动保存；没有人看得到，直到刊出。",
        "Starting makes a draft. It saves itself as you write, and nobody sees it until it is published.",
    ),
    pictures=(
        Picture(
            name="editor",
            title=Words("编辑器", "The editor"),
            shows=_editor,
            marks=(
                Mark(css("#id_title"), Words("标题，读者看到的。", "The title that readers see.")),
                Mark(
                    css("#id_summary"),
                    Words(
                        "摘要：列表、订阅和分享时用。", "The summary, for lists, feeds and sharing."
                    ),
                ),
                Mark(
                    css("[data-side-panel-toggle=preview]"),
                    Words("读者看到的样子。", "How readers will see it."),
                ),
                Mark(
                    css("[data-side-panel-toggle=draft]"),
                    Words("标点、链接、长短。", "Typography, links, length."),
                ),
                Mark(
                    css("[data-side-panel-toggle=original]"),
                    Words("来稿原样，放在旁边对照。", "What came, beside what you write."),
                ),
                Mark(
                    css(
                        "footer .w-dropdown-button, footer [data-controller~=w-dropdown], .footer .actions"
                    ),
                    Words(
                        "保存；旁边的箭头里有请作者过目、刊出。",
                        "Save; behind the arrow are asking the author and publishing.",
                    ),
                ),
            ),
        ),
        Picture(
            name="editor-blocks",
            title=Words("正文由块组成", "The body is made of blocks"),
            shows=_body,
            marks=(
                Mark(
                    css("[id$=-body-section] .c-sf-add-button"),
                    Words(
                        "加号：小标题、段落、引文、图片、列表、表格、脚注、摘句。",
                        "The plus adds a heading, quote, picture, list, table, footnote or pull quote.",
                    ),
                ),
                Mark(
                    css("[id$=-body-section] [data-streamfield-child] .DraftEditor-root"),
                    Words(
                        "在段落里直接写，选中文字可以加粗、加链接。",
                        "Write in the paragraph; choose words to make them bold or a link.",
                    ),
                ),
                Mark(
                    css("[id$=-body-section] [data-streamfield-child] .w-panel__controls"),
                    Words("移动、复制、删除一块。", "Move, copy or remove a block."),
                ),
            ),
        ),
        Picture(
            name="editor-beside",
            title=Words("标点与链接", "Typography and links"),
            shows=lambda desk: _beside(desk, "draft"),
            marks=(
                Mark(
                    css(".desk-beside__length"),
                    Words("多长，读几分钟。", "How long it is, and how many minutes it takes."),
                ),
                Mark(
                    css(".desk-beside__list li"),
                    Words(
                        "建议这样改：删的划线，加的标出。",
                        "A suggestion: what goes, and what comes.",
                    ),
                ),
                Mark(
                    css("[data-key]"),
                    Words(
                        "同意就点一下；您不点，什么也不会变。",
                        "One click takes it; nothing changes unless you click.",
                    ),
                ),
            ),
        ),
        Picture(
            name="editor-preview",
            title=Words("预览", "Preview"),
            shows=_preview,
            marks=(
                Mark(
                    css(
                        "[data-side-panel=preview] .w-preview__sizes, [data-side-panel=preview] fieldset"
                    ),
                    Words("手机、平板、电脑。", "Phone, tablet, desktop."),
                ),
                Mark(
                    css("[data-side-panel=preview] select"),
                    Words(
                        "网页、简版、信里、分享时的样子。",
                        "As a page, a lite page, in a letter, when shared.",
                    ),
                ),
                Mark(
                    css("[data-side-panel=preview] iframe"),
                    Words("边写边看，不用先保存。", "It follows what you write."),
                ),
            ),
        ),
    ),
)
