"""What other programs put on the clipboard as text/html, shortened, and what the form makes of it."""

WORD = (
    """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<style><!-- p.MsoNormal {margin:0cm;font-family:宋体;} --></style></head><body lang=ZH-CN><!--StartFragment-->
<h1 style='margin:17pt'><span style='font-family:宋体'>一块钱在路上<o:p></o:p></span></h1>
<p class=MsoNormal style='text-indent:21.0pt'>钱要走<b style='mso-bidi-font-weight:normal'><span
style='color:red'>四十七天</span></b>。<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraph style='margin-left:21pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-list:Ignore'>1.<span>&nbsp;</span></span><![endif]>车票</p>
<p class=MsoNormal><img width=9 src="file:///C:/Users/a/clip_image001.png"></p><!--EndFragment--></body></html>""",
    "<h2>一块钱在路上</h2><p>钱要走<strong>四十七天</strong>。</p><ol><li>车票</li></ol>",
)
WPS = (
    """<html><head><style>@font-face{font-family:"宋体";}</style></head><body><!--StartFragment-->
<h2><b><span style="mso-spacerun:'yes';font-family:黑体;font-weight:bold;">为什么要付工资</span></b></h2>
<p class=MsoNormal style="text-indent:24.0000pt;"><span style="font-size:12.0000pt;">
<font face="宋体">志愿者</font></span><b><span style="font-weight:bold;"><font face="宋体">也要吃饭</font></span></b><o:p></o:p></p>
</body></html>""",
    "<h2>为什么要付工资</h2><p>志愿者<strong>也要吃饭</strong></p>",
)
GOOGLE_DOCS = (
    """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h3 dir="ltr">
<span style="font-weight:400">小标题</span></h3><p dir="ltr"><span style="font-weight:400">第一段，</span>
<span style="font-weight:700">要紧</span></p><br /><ul style="margin-top:0"><li dir="ltr" aria-level="1">
<p role="presentation"><span>甲</span></p></li><ul><li><p><span>甲一</span></p></li></ul></ul>
<div><table><colgroup><col/></colgroup><tbody><tr><td><p>年</p></td><td><p>元</p></td></tr></tbody></table></div></b>""",
    "<h3>小标题</h3><p>第一段， <strong>要紧</strong></p><ul><li>甲<ul><li>甲一</li></ul></li></ul>"
    "<table><tbody><tr><td>年</td><td>元</td></tr></tbody></table>",
)
WECHAT = (
    """<section data-tools="135" style="font-size:16px"><section style="text-align:center"><section><p>
<span style="font-size:18px;"><strong style="color:rgb(0,0,0)">夜班</strong></span></p></section></section>
<p style="text-indent:2em"><span style="letter-spacing:1px">　　凌晨三点。</span></p><p><br></p>
<p><img data-src="https://elsewhere.example/640" src="https://elsewhere.example/640"></p>
<blockquote style="border-left:3px"><p>她说。</p></blockquote></section>""",
    "<p><strong>夜班</strong></p><p>凌晨三点。</p><blockquote><p>她说。</p></blockquote>",
)
FEISHU = (
    """<meta charset="utf-8"><div data-page-id="x"><div class="heading-h1 ace-line">三年账本</div>
<div class="ace-line">每一笔都<strong>有票</strong>。<a href="javascript:alert(1)" onclick="x()">点</a></div>
<ol class="list-number1" start="1"><li class="ace-line"><div>甲</div></li></ol></div>
<span data-lark-record-data="{}" class="lark-record-clipboard"></span>""",
    "<h2>三年账本</h2><p>每一笔都<strong>有票</strong>。点</p><ol><li>甲</li></ol>",
)
CLIPBOARDS = (WORD, WPS, GOOGLE_DOCS, WECHAT, FEISHU)
