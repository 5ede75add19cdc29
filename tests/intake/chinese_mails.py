"""Mails as Chinese contributors really send them, in the markup of QQ Mail, NetEase, Foxmail and Outlook.

Everybody in them is made up. ``ESSAY`` is long enough to be an essay.
"""

from email.message import EmailMessage

from tests.documents import P, docx

WORDS = [
    "去年冬天，我们跑了三十一个教学点，路上的时间比上课的时间还长。",
    "企业的朋友问我，为什么做公益还要拿工资。我想从一张排班表说起，那是我们办公室墙上唯一的装饰。",
    "表上一共有七个人，其中三个人住在镇上，另外四个人轮流住在学校里，每人每个月在山里住满十二天。",
    "孩子们不关心我们拿不拿工资，他们只关心明天来的还是不是同一个人。留得住人，才谈得上别的事情。",
    "成果并不是不能衡量，只是要换一把尺子：一个孩子能不能连着三年见到同一个老师，这就是我们的尺子。",
]
OTHER_WORDS = [
    "捐赠人常常想看照片，照片里最好有笑脸。可是有些笑脸，我们不愿意拍，更不愿意印在年报的封面上。",
    "我在妇女热线值夜班，电话里听得最多的一句话是：你能不能先别挂。后来我学会了先喝一口水再接电话。",
    "有一家公司愿意赞助热线的设备，条件是在接线室里装一个摄像头，用来证明我们每天晚上都有人在值班。",
    "我们谢绝了那笔钱。后来他们的经理自己来值了一个夜班，从此再也没有提过摄像头，设备照样送来了。",
    "信任这件事，很难写进合同，也很难写进预算表里的任何一格，可是它比设备贵得多，也更容易用坏。",
]


def essay(title: str = "一张排班表", *, words: list[str] = WORDS, byline: str = "", times: int = 2):
    """Give a .docx of ``words``, ``times`` over, with a line under its title where ``byline`` says one."""
    under = [P(byline)] if byline else []
    return docx(P(title, style="Title"), *under, *(P(line) for line in words * times))


def mail(
    words: str = "编辑老师好：附上文章一篇，请审阅。",
    *,
    html: str = "",
    subject: str = "投稿",
    sender: str = "林晓 <lin@qq.com>",
    files: tuple[tuple[str, bytes], ...] = (),
    inline: tuple[tuple[str, str, bytes], ...] = (),
    message_id: str = "<c1@qq.com>",
    enclosed: bytes = b"",
) -> bytes:
    """Give a mail with files (name, bytes), pictures shown in place (Content-ID, name, bytes), a mail."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "ngo@viewpoints.example", subject
    message["Message-ID"], message["Date"] = message_id, "Mon, 23 Nov 2026 10:00:00 +0800"
    message.set_content(words, charset="utf-8", cte="base64")
    if html:
        message.add_alternative(html, subtype="html", charset="utf-8", cte="base64")
        for content_id, name, data in inline:
            message.get_payload()[1].add_related(
                data, "image", "png", cid=f"<{content_id}>", filename=name
            )
    for name, data in files:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    if enclosed:
        from email import message_from_bytes, policy

        message.add_attachment(message_from_bytes(enclosed, policy=policy.default))
    return message.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


QQ_BIG = (
    "编辑老师好：\n\n文章见附件，请审阅。\n\n林晓\n\n\n从QQ邮箱发来的超大附件\n\n"
    "一张排班表.docx (28.03M, 2026年12月23日 21:59 到期)进入下载页面："
    "http://mail.qq.com/cgi-bin/ftnExs_download?t=exs_ftn_download&k=7d3638&code=7684decd\n"
)
QQ_BIG_NEW = (
    "文章见附件。\n\n从QQ邮箱发来的超大附件\n\n一张排班表.docx(61.2M，2026年12月23日 21:59到期)\n"
    "进入下载页面：https://wx.mail.qq.com/ftn/download?func=3&key=ab12&code=ef34&k=ab12\n"
)
NETEASE_BIG = (
    '<div style="line-height:1.7"><div>文章见附件，请审阅。</div><div id="divNeteaseBigAttach">'
    '<div style="font-size:14px"><b>从网易163邮箱发来的超大附件</b>'
    '<a class="bigattach-mailmaster-download" href="http://u.163.com/RcUwvU56g">推荐客户端极速下载</a>'
    '</div><div><a href="https://mail.163.com/large-attachment-download/index.html?file=djAy">'
    '一张排班表.docx</a><span style="color:#bbb"> (80.96M, 2026年12月8日 23:59 到期)</span></div>'
    '<div><a href="https://mail.163.com/large-attachment-download/index.html?file=djAy">下载</a></div>'
    "</div></div>"
)
_HEADS = {
    "qq": (
        '------------------ 原始邮件 ------------------\n发件人: "林晓" <lin@qq.com>;\n'
        '发送时间: 2026年11月20日(星期五) 上午10:00\n收件人: "简一苇"<jian@qingyu.example>;\n主题: {}\n'
    ),
    "netease": (
        '-------- 转发邮件信息 --------\n发件人："林晓" <lin@qq.com>\n发送日期：2026-11-20 10:00:00\n'
        "收件人：jian@qingyu.example\n主题：{}\n"
    ),
    "foxmail": "发件人： 林晓\n发送时间： 2026-11-20 10:00\n收件人： jian\n主题： {}\n",
    "outlook": (
        "发件人: 林晓 <lin@qq.com>\n发送时间: 2026年11月20日 10:00\n"
        "收件人: 简一苇 <jian@qingyu.example>\n主题: {}\n"
    ),
    "gmail": (
        "---------- Forwarded message ---------\n发件人： 林晓 <lin@qq.com>\n"
        "Date: 2026年11月20日周五 10:00\nSubject: {}\nTo: <jian@qingyu.example>\n\n"
    ),
    "apple": (
        "开始转发的信息：\n\n> 发件人: 林晓 <lin@qq.com>\n> 主题: {}\n> 日期: 2026年11月20日 10:00\n"
        "> 收件人: jian@qingyu.example\n> \n"
    ),
    "english": (
        "From: Lin Xiao <lin@qq.com>\nSent: Friday, November 20, 2026 10:00 AM\n"
        "To: Jian Yiwei <jian@qingyu.example>\nSubject: {}\n\n"
    ),
}
FOXMAIL_HTML = '<b>发件人：</b>&nbsp;<a href="mailto:lin@qq.com">林晓</a>'
PROGRAMS = sorted(_HEADS)


def forwarded(program: str, words: str, *, note: str = "这篇请看看。", subject: str = "一张排班表"):
    """Give the words of a mail that ``program`` forwards, below a note of whoever forwards it."""
    head = _HEADS[program].format(subject)
    quote = "> " if program == "apple" else ""
    body = "\n".join(quote + line for line in words.split("\n"))
    return f"{note}\n\n{head}\n{body}\n"
