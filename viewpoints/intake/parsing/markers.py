"""How mail programs mark history and signatures, in Chinese first.

QQ, 163 and 126 (NetEase), Foxmail, Outlook, Gmail, Apple Mail, WeCom, phones; the other languages
are those of the mail programs that Chinese organizations' partners use.
"""

import re

_SEPARATED = (
    r"回复的原邮件|回覆的原郵件|转发的原邮件|原始邮件(?:信息)?|原始郵件|原始信息|原始訊息|原邮件|邮件原件|邮件原文|原件"
    r"|转发邮件信息|转发的邮件(?:信息)?|轉寄的郵件|轉寄郵件|轉寄訊息|被转发邮件信息|已转发邮件|转发邮件"
    r"|original(?: message| mail| e-?mail)?|forwarded message(?: from .{1,80})?|forwarded by .{1,80}"
    r"|reply message|ursprüngliche nachricht|weitergeleitete nachricht|mensaje original"
    r"|mensaje reenviado|message (?:d.origine|transféré)|messaggio (?:originale|inoltrato)"
    r"|mensagem original|mensagem encaminhada|oorspronkelijk bericht|doorgestuurd bericht"
    r"|opprinnelig melding|oprindelig meddelelse|ursprungligt meddelande|исходное сообщение"
    r"|перенаправленное сообщение|пересылаемое сообщение|oryginalna wiadomość|元のメッセージ"
)
SEPARATOR = re.compile(
    rf"^[>\s|*]*[-–—_=]{{2,}}\s*(?:{_SEPARATED})\s*[-–—_=]{{2,}}[*\s]*$", re.IGNORECASE
)
BARE_SEPARATOR = re.compile(r"^[>\s|*]*(?:回复的原邮件|原始邮件|原始郵件|原邮件|邮件原文)[*\s]*$")
"""The same without its dashes (drawn by a style): a marker only when a copied head follows."""

GLUED_SEPARATOR = re.compile(
    rf"(?<=[^\s*>|=_–—-])[ \t|]*(-{{3,}} ?(?:{_SEPARATED}) ?-{{3,}})", re.IGNORECASE
)
FORWARDED = re.compile(
    r"forward|转发|轉寄|reenviad|transféré|inoltrat|encaminhad|weitergeleitet|doorgestuurd|перес",
    re.IGNORECASE,
)
BEGIN_FORWARDED = re.compile(
    r"^[>\s]*(?:begin forwarded message|开始转发的(?:信息|邮件)|下面是被转发的邮件|以下是转发的邮件"
    r"|開始轉寄郵件|début du (?:message|texte) (?:réexpédié|transféré)"
    r"|anfang der weitergeleiteten nachricht)\s*[:：]\s*$",
    re.IGNORECASE,
)

_MOMENT = r"(?:\d{1,4}[-/.年]\s?\d{1,2}[-/.月]|\d{1,2}[:：.]\d{2}|\d{4}|@)"
_WROTE = (
    # 在 2024-01-02 10:00:00，"张三" <z@163.com> 写道： · 张三 <z@x.cn> 于2024年1月2日周二 10:00写道：
    rf"(?=.*{_MOMENT}).*(?:写道|寫道|书写道|撰寫|写到|来信|編寫)\s*[:：]",
    r"-*\s*On\s(?=.*\d).+\swrote\s*[:：]?\s*-*",
    r"At\s.*\d.*(?:you|@\S+)\s*(?:wrote|said)\s*:",
    rf"(?=.*{_MOMENT})\S.{{0,150}}\swrote\s*:",
    r"Am\s.+\sschrieb\s?.*:",
    r".+\sschrieb\sam\s.+:",
    r"Le\s.+\sa écrit\s*:",
    r"Op\s.+\s(?:schreef|geschreven)\s*.*:",
    r"(?:Den|På|Pe)?\s?.*\d.*\s(?:skrev|skreiv|kirjoitti|a scris)\s?.*:",
    r"(?:Dnia|W dniu)\s.+(?:napisał(?:\(a\))?|pisze)\s*.*:",
    r"(?:Em|No dia)\s.+\sescreveu\s*:",
    r"(?:El|En)\s.+\sescribió\s*:",
    r"(?:Il|Nel)\s.+\sha scritto\s*:",
    rf"(?=.*{_MOMENT}).+\s(?:написал\S*|пишет|пише|написав\S*|писал\S*)\s*:",
    rf"(?=.*{_MOMENT}).+(?:님이 작성|작성|のメール|書きました|wrote)\s*[:：]",
    # Gmail of 2010 to 2016: 2013/7/20 Sam <s@example.com>
    r"\d{4}[-/]\d{1,2}[-/]\d{1,2}(?:\s\d{1,2}:\d{2}(?::\d{2})?)?\s(?:GMT[+-]\S+\s\S.*|.*<[^<>]*>)\s*:?",
)
WROTE = re.compile("|".join(f"(?:{pattern})" for pattern in _WROTE), re.IGNORECASE)
SURE = re.compile(r"[@<\[]|\d{1,2}[:：点時时]\s?\d{2}|GMT")
"""What only programs write there: an address, a time of day. Without it an author may quote somebody."""

WROTE_ENDS = (":", "：", "-", ">", "wrote")
"""How each of them ends, but the one with GMT: asked first, because it costs next to nothing."""

WROTE_START = re.compile(
    r"^[>\s]*(?:-*\s*On\s|At\s|Am\s|Le\s|Op\s|Den\s|På\s|Dnia\s|W dniu|Em\s|No dia|El\s|En\s|Il\s|Nel\s"
    r"|[在于於]\s?\S?\d|\d{1,4}[-/年. ]|\S.{0,80}(?:<|@|[于於在]\s?\d|schrieb))",
    re.IGNORECASE,
)

_FROM = (
    r"from|发件人|寄件人|寄件者|发信人|发送人|差出人|von|de|da|van|fra|från|från|lähettäjä|от|від|od"
    r"|expéditeur|보낸 사람"
)
_OTHER = (
    r"sent|date|to|cc|bcc|subject|reply-to|importance|attachments?|发送时间|发送日期|发件时间|寄件日期|发信时间"
    r"|日\s?期|时\s?间|時間|收件人|收件者|收信人|抄\s?送|抄送人|副本|密\s?送|主\s?[题旨題]|标\s?题|附\s?件|回复|答复|送信日時|宛先|件名"
    r"|gesendet|datum|an|betreff|envoyé|à|objet|enviado|enviada em|fecha|para|asunto|assunto|data"
    r"|inviato|a|oggetto|risposta|verzonden|aan|onderwerp|sendt|dato|til|emne|skickat|till|ämne"
    r"|отправлено|дата|кому|тема|копия|надіслано|wysłano|do|temat|received"
)
FROM_LINE = re.compile(rf"^[>\s|*]*(?:{_FROM})\s*\*?\s*[:：|]\*?", re.IGNORECASE)
HEADER_LINE = re.compile(rf"^[>\s|*]*(?:{_FROM}|{_OTHER})\s*\*?\s*[:：|]\*?", re.IGNORECASE)

QUOTED = re.compile(r"^(?:\s{0,3}>|\|\s(?!\|)|\|$)")
DELIMITER = re.compile(r"^\s*(?:--|—|––|_{2,})\s*$")
RULE = re.compile(r"^[\s>*]*[-–—_=]{4,}[\s*]*$")
MAILBOX = re.compile(r"^\s*<?[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+>?\s*$")
SIGNATURE_DELIMITER = re.compile(r"^--\s*$")

_DEVICE = (
    r"(?=.{0,25}(?:iphone|ipad|android|安卓|手机|手機|平板|邮箱|郵箱|邮件|郵件|客户端|mail|outlook|windows|qq|微信"
    r"|钉钉|网易|新浪|阿里|华为|荣耀|小米|红米|魅族|三星|vivo|oppo|huawei|honor|redmi|galaxy|mate|nova))"
)
_MOBILE = (
    rf"(?:发|發|寄)自{_DEVICE}.{{1,30}}|(?:来自|來自)(?:我的)?{_DEVICE}.{{1,30}}",
    rf"(?:从|從)我的?{_DEVICE}.{{1,30}}(?:发送|傳送|发出|寄出)",
    r"从 .{1,30}版邮件(?:应用)?发送|发送自 .{1,40}"
    r"|(?:获取|下載|取得)\s?(?:适用于 .{1,20} 的 )?Outlook.{0,60}",
    r"签名由\s?.{1,40}\s?定制|(?:签名|此邮件)由.{0,20}网易邮箱大师.{0,10}",
    r"(?:someone )?\(?(?:<<)?\(?(?:sent|send) (?:from|by|via|with|using)\b.{0,120}",
    r"from my \w+.{0,30}|\[?get \[?outlook for .{1,80}|someone from mobile",
    r"envoyé (?:depuis|de|à partir de) .{1,60}|von mein\S* .{1,40} gesendet|gesendet (?:von|mit) .{1,60}"
    r"|diese nachricht wurde von .{1,60} gesendet\.?",
    r"enviado (?:desde|do|de|a partir do) .{1,60}|inviato (?:da|dal) .{1,60}"
    r"|verz(?:o|on)nden (?:vanaf|van|met|via) .{1,60}"
    r"|verstuurd vanaf .{1,60}|sendt fra .{1,60}|skickat från .{1,60}|lähetetty .{1,60}"
    r"|отправлено (?:с|из) .{1,60}|wysłan[eo] z .{1,60}|trimis de pe .{1,60}",
    r"iPhone\s?(?:から|より)送信|나의 iPhone에서 보냄",
)
MOBILE_SIGNATURE = re.compile(rf"^[\s<(*\[]*(?:{'|'.join(_MOBILE)})[\s>)*\]]*$", re.IGNORECASE)
NETEASE_SIGNATURE = re.compile(r"^\s*\|\s*(?:\|[^|]{0,60}(?:\|.{0,120})?)?$")
