"""The blocks an article is made of. Their names and values are those of ``markup.blocks``."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageChooserBlock

INLINE = ["bold", "italic", "link", "superscript", "subscript"]


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("heading"), max_length=200)
    level = blocks.ChoiceBlock(
        label=_("level"), choices=[("2", _("heading")), ("3", _("smaller heading"))], default="2"
    )

    class Meta:
        icon = "title"
        label = _("heading")
        template = "reading/blocks/heading.html"


class ParagraphBlock(blocks.RichTextBlock):
    class Meta:
        icon = "pilcrow"
        label = _("paragraph")
        template = "reading/blocks/paragraph.html"


class ListBlock(blocks.RichTextBlock):
    class Meta:
        icon = "list-ul"
        label = _("list")
        template = "reading/blocks/list.html"


class QuoteBlock(blocks.StructBlock):
    text = blocks.RichTextBlock(label=_("quotation"), features=INLINE)
    attribution = blocks.CharBlock(label=_("who said it"), max_length=200, required=False)

    class Meta:
        icon = "openquote"
        label = _("quotation")
        template = "reading/blocks/quote.html"


class PullQuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("pull quote"), max_length=300)

    class Meta:
        icon = "openquote"
        label = _("pull quote")
        template = "reading/blocks/pull_quote.html"


class PictureBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("picture"))
    alt = blocks.CharBlock(label=_("for those who cannot see it"), max_length=300, required=False)
    caption = blocks.CharBlock(label=_("caption"), max_length=300, required=False)
    credit = blocks.CharBlock(label=_("credit"), max_length=120, required=False)

    class Meta:
        icon = "image"
        label = _("picture")
        template = "reading/blocks/picture.html"


class FootnoteBlock(blocks.StructBlock):
    label = blocks.CharBlock(
        label=_("label"),
        max_length=8,
        help_text=_("Write [^1] in the text where footnote 1 belongs."),
    )
    text = blocks.RichTextBlock(label=_("footnote"), features=INLINE)

    class Meta:
        icon = "edit"
        label = _("footnote")
        template = "reading/blocks/footnote.html"


class TableBlock(TypedTableBlock):
    class Meta:
        icon = "table"
        label = _("table")
        template = "reading/blocks/table.html"


class BodyBlock(blocks.StreamBlock):
    """The body of an article."""

    paragraph = ParagraphBlock(features=INLINE)
    heading = HeadingBlock()
    quote = QuoteBlock()
    pull_quote = PullQuoteBlock()
    picture = PictureBlock()
    list = ListBlock(features=["ol", "ul", *INLINE])
    table = TableBlock([("text", blocks.RichTextBlock(features=INLINE, required=False))])
    footnote = FootnoteBlock()
