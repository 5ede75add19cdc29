"""Files and texts that lie elsewhere: big attachments of mail services, net disks, shared documents.

Nothing is ever fetched from there: such links expire, ask for codes, or need a login. They are only
recognized, so that the sender can be asked for the file and the editor sees what was meant. Pure.

QQ Mail and NetEase print a box below the words: 从QQ邮箱发来的超大附件, then a file a line:
``文章.docx (28.03M, 2026年12月20日 21:59 到期)进入下载页面：http://mail.qq.com/cgi-bin/ftnExs_…``.
"""

import datetime as dt
import re
from dataclasses import dataclass
from html import unescape

WEIXIN = "微信公众号"
_SERVICES = (
    ("QQ邮箱超大附件", r"(?:[a-z]*\.)?mail\.qq\.com/(?:ftn/|cgi-bin/(?:ftn|exs_ftn)\w*)"),
    ("腾讯企业邮箱超大附件", r"(?:[a-z]*\.)?exmail\.qq\.com/(?:ftn/|cgi-bin/ftn\w*)"),
    (
        "网易邮箱云附件",
        r"(?:[a-z0-9]*\.)?mail\.(?:163|126|yeah)\.(?:com|net)/large-attachment|(?:u|fs|dashi)\.163\.com/"
        r"|(?:u|fs)\.(?:126\.com|yeah\.net)/|[a-z0-9]*\.?qiye\.163\.com/[^\s]*attach",
    ),
    ("139邮箱云附件", r"(?:[a-z0-9]+\.)*mail\.10086\.cn/|(?:cai)?yun\.139\.com/"),
    ("189邮箱云附件", r"cloud\.189\.cn/|(?:[a-z0-9]+\.)*mail\.189\.cn/"),
    ("新浪邮箱云附件", r"(?:[a-z0-9]+\.)*mail\.sina\.com(?:\.cn)?/|vdisk\.weibo\.com/"),
    ("百度网盘", r"(?:pan|yun)\.baidu\.com/"),
    ("阿里云盘", r"(?:www\.)?(?:alipan|aliyundrive)\.com/s/"),
    ("腾讯微云", r"(?:share|www)\.weiyun\.com/"),
    ("夸克网盘", r"pan\.quark\.cn/"),
    ("迅雷云盘", r"pan\.xunlei\.com/"),
    ("123云盘", r"(?:www\.)?123(?:pan|684|865|912)\.com/s/"),
    ("蓝奏云", r"(?:[a-z0-9]+\.)?lanzou[a-z]?\.com/"),
    ("奶牛快传", r"(?:[a-z0-9]+\.)?cowtransfer\.com/"),
    ("金山文档", r"(?:[a-z0-9]+\.)?kdocs\.cn/|f\.wps\.cn/|(?:drive|docs)\.wps\.cn/"),
    ("腾讯文档", r"docs\.qq\.com/"),
    ("石墨文档", r"shimo\.im/"),
    (
        "飞书",
        r"(?:[a-z0-9-]+\.)?(?:feishu\.cn|larksuite\.com)/(?:docx?|docs|wiki|file|drive|sheets|minutes)",
    ),
    ("钉钉文档", r"alidocs\.dingtalk\.com/"),
    ("语雀", r"(?:www\.)?yuque\.com/"),
    ("有道云笔记", r"(?:share\.)?note\.youdao\.com/"),
    ("印象笔记", r"app\.yinxiang\.com/"),
    ("Google Drive", r"(?:drive|docs)\.google\.com/"),
    ("OneDrive", r"1drv\.ms/|onedrive\.live\.com/|[a-z0-9-]+\.sharepoint\.com/"),
    ("Dropbox", r"(?:www\.)?dropbox\.com/"),
    ("iCloud", r"(?:www\.)?icloud\.com/"),
    ("WeTransfer", r"we\.tl/|wetransfer\.com/"),
)
_KNOWN = [(name, re.compile(rf"https?://(?:{hosts})", re.IGNORECASE)) for name, hosts in _SERVICES]
_WEIXIN = re.compile(r"https?://mp\.weixin\.qq\.com/", re.IGNORECASE)

_URL = re.compile(r"https?://[!-~]+", re.IGNORECASE)
_END = ".,;:!?'\")>]}"
_LONGEST = 200_000
_MOST = 50
_AROUND = 300
_HREF = re.compile(r"href\s*=\s*[\"']?\s*(https?://[^\s\"'<>]+)", re.IGNORECASE)

_KIND = (
    r"docx?|wps|odt|rtf|pdf|txt|pages|pptx?|xlsx?|zip|rar|7z|jpe?g|png|heic|gif|tiff?|mp4|mov|mp3"
)
_NAME = re.compile(
    rf"([^\s:：\"'<>|/\\(（][^\n:：\"'<>|/\\]{{0,120}}\.(?:{_KIND}))\b", re.IGNORECASE
)
_DATE = re.compile(r"(20\d\d)\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})")
_EXPIRY = re.compile(
    r"到期|过期|過期|有效期|失效|有效至|保存至|expires?|valid until|available until", re.IGNORECASE
)
_BOX = re.compile(
    r"从.{1,12}邮箱发来的(?:超大|云)附件|(?:超大|云)附件\s*[(（]\d+|进入下载页面|推荐客户端极速下载"
    r"|^\s*(?:在线预览|下载|预览)(?:\s*\|\s*下载)?\s*$|提取码\s*[:：]|复制这段内容后?打开|来自百度网盘"
    r"|通过(?:百度)?网盘分享|链接\s*[:：]\s*https?://|云盘链接"
)


@dataclass(frozen=True)
class Cloud:
    """One file or text that lies elsewhere; what the mail does not say is empty or None."""

    service: str
    url: str
    name: str = ""
    expires: dt.date | None = None

    def __str__(self) -> str:
        """Say it on one line: service, file, last day (ISO 8601), address."""
        parts = [self.service, self.name, f"→ {self.expires}" if self.expires else "", self.url]
        return " · ".join(filter(None, parts))


def clouds(words: str, html: str = "") -> list[Cloud]:
    """Give what a mail's words and HTML point to on services we know, each address once, in order."""
    words = words[:_LONGEST]
    found: dict[str, Cloud] = {}
    for url in urls(words, html):
        service = next((name for name, pattern in _KNOWN if pattern.match(url)), "")
        if not service or len(found) >= _MOST:
            continue
        name, expires = _said_near(words, url)
        if any((one.service, one.name) == (service, name) and name for one in found.values()):
            continue  # the same file by another of the box's links
        found.setdefault(url, Cloud(service, url, name, expires))
    named = {one.service for one in found.values() if one.name}
    return [one for one in found.values() if one.name or one.service not in named]


def urls(words: str, html: str = "") -> list[str]:
    """Give every web address in the words and in the links of the HTML, each once, in order."""
    written = [found[0].rstrip(_END) for found in _URL.finditer(words[:_LONGEST])]
    linked = [unescape(found[1]).rstrip(_END) for found in _HREF.finditer(html[:_LONGEST])]
    return list(dict.fromkeys([*written, *linked]))


def is_weixin(url: str) -> bool:
    """Tell whether an address is that of an article in WeChat."""
    return bool(_WEIXIN.match(url))


def is_of_a_box(line: str) -> bool:
    """Tell whether a line belongs to the box that a service prints, and not to what somebody wrote."""
    if len(line) > 2 * _AROUND:
        return False
    if _BOX.search(line) or any(pattern.search(line) for _, pattern in _KNOWN):
        return True
    return bool(_NAME.search(line) and _DATE.search(line) and _EXPIRY.search(line))


def _said_near(words: str, url: str) -> tuple[str, dt.date | None]:
    """Find the name and last day of a file in the words: round its address, else in the box."""
    at, box = words.find(url), _BOX.search(words)
    near = ""
    if at >= 0:
        before = words[max(0, at - _AROUND) : at]
        last = max((one.end() for one in _URL.finditer(before)), default=0)
        near = before[last:] + words[at + len(url) : at + len(url) + 80].split("http")[0]
    boxed = words[box.start() : box.start() + 2 * _AROUND] if box else ""
    names = [one.strip() for one in (*_NAME.findall(near)[-1:], *_NAME.findall(boxed)[:1])]
    return next(iter(names), ""), _expiry(near) or _expiry(boxed)


def _expiry(near: str) -> dt.date | None:
    if not _EXPIRY.search(near):
        return None
    for year, month, day in _DATE.findall(near):
        try:
            return dt.date(int(year), int(month), int(day))
        except ValueError:
            continue
    return None
