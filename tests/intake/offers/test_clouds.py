"""Files that lie elsewhere are recognized by their links, with name and last day; nothing is fetched."""

import datetime as dt

import pytest

from tests.intake.chinese_mails import NETEASE_BIG, QQ_BIG, QQ_BIG_NEW
from viewpoints.intake.offers.clouds import Cloud, clouds, is_of_a_box, urls
from viewpoints.intake.parsing.plaintext import text_of


@pytest.mark.parametrize("words", [QQ_BIG, QQ_BIG_NEW])
def test_qq_says_which_file_and_until_when(words):
    (found,) = clouds(words)

    assert (found.service, found.name, found.expires) == (
        "QQ邮箱超大附件",
        "一张排班表.docx",
        dt.date(2026, 12, 23),
    )


def test_netease_says_it_in_html_only_and_several_links_are_one_file():
    assert clouds(text_of(NETEASE_BIG), NETEASE_BIG) == [
        Cloud(
            "网易邮箱云附件", "http://u.163.com/RcUwvU56g", "一张排班表.docx", dt.date(2026, 12, 8)
        )
    ]


@pytest.mark.parametrize(
    ("url", "service"),
    [
        ("https://fs.163.com/fs/display/?p=X&file=a", "网易邮箱云附件"),
        ("https://mail.126.com/large-attachment-download/index.html?file=a", "网易邮箱云附件"),
        ("https://dashi.163.com/html/cloud-attachment-download/?key=a", "网易邮箱云附件"),
        ("https://appmail.mail.10086.cn/disk/a", "139邮箱云附件"),
        ("https://cloud.189.cn/t/abc", "189邮箱云附件"),
        ("https://pan.baidu.com/s/1abc?pwd=8x2k", "百度网盘"),
        ("https://www.alipan.com/s/abc", "阿里云盘"),
        ("https://share.weiyun.com/abc", "腾讯微云"),
        ("https://pan.quark.cn/s/abc", "夸克网盘"),
        ("https://kdocs.cn/l/abc", "金山文档"),
        ("https://docs.qq.com/doc/abc", "腾讯文档"),
        ("https://shimo.im/docs/abc", "石墨文档"),
        ("https://qingyu.feishu.cn/docx/abc", "飞书"),
    ],
)
def test_the_services_of_every_day_are_known(url, service):
    assert clouds(f"文章在这里：{url}，提取码见下。") == [Cloud(service, url)]


@pytest.mark.parametrize(
    "url",
    [
        "https://mp.weixin.qq.com/s/abc",
        "https://www.qingyu.example/about",
        "https://feishu.cn/",
        "https://pan.baidu.com.evil.example/s/1",
    ],
)
def test_other_addresses_are_no_clouds(url):
    assert clouds(url) == []
    assert urls(url) == [url]


def test_it_is_one_line_for_the_editor():
    cloud = Cloud("百度网盘", "https://pan.baidu.com/s/1", "文章.docx", dt.date(2026, 1, 2))

    assert str(cloud) == "百度网盘 · 文章.docx · → 2026-01-02 · https://pan.baidu.com/s/1"


def test_the_lines_of_a_box_are_told_from_what_she_wrote():
    hers = [
        "编辑老师好：",
        "文章见附件，请审阅。",
        "林晓",
        "他下载了照片，2026年12月23日以前还给我。",
    ]

    assert [line for line in [*QQ_BIG.splitlines(), *hers] if line and not is_of_a_box(line)] == [
        "编辑老师好：",
        "文章见附件，请审阅。",
        "林晓",
        *hers,
    ]


def test_a_day_that_does_not_exist_is_no_day():
    (found,) = clouds(
        "a.docx (1M, 2026年13月40日 到期)进入下载页面：https://wx.mail.qq.com/ftn/d?k=1"
    )

    assert (found.name, found.expires) == ("a.docx", None)
