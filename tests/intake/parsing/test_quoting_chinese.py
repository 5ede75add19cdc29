"""Answers as Chinese mail programs send them: what she wrote is found, her history is not in it."""

import pytest

from viewpoints.intake.parsing.quoting import has_history, new_text

OURS = "您好！\n您的文章已排好，请点这里确认：\nhttps://viewpoints.example/contribute/t/abc\n编辑部"
QUOTED = "\n".join(f"> {line}" for line in OURS.split("\n"))

ANSWERS = {
    "QQ": f"同意刊发。\n\n\n------------------&nbsp;原始邮件&nbsp;------------------\n{OURS}".replace(
        "&nbsp;", "\xa0"
    ),
    "QQ with head": (
        "同意刊发。\n\n------------------ 原始邮件 ------------------\n"
        '发件人: "中国公益观点"<editor@viewpoints.example>;\n发送时间: 2024年3月5日(星期二) 上午10:21\n'
        f'收件人: "王芳"<12345678@qq.com>;\n主题: 请您确认稿件\n\n{OURS}'
    ),
    "QQ on a phone": (
        "同意刊发。\n\n发自我的iPhone\n\n\n------------------ Original ------------------\n"
        "From: 中国公益观点 <editor@viewpoints.example>\nDate: Tue,Mar 5,2024 10:21 AM\n"
        f"To: 王芳 <12345678@qq.com>\nSubject: Re: 请您确认稿件\n\n{OURS}"
    ),
    "163": (
        "同意刊发。\n\n\n\n\n\n\n\n\n在 2024-03-05 10:21:33，"
        f'"中国公益观点" <editor@viewpoints.example> 写道：\n\n{OURS}'
    ),
    "163, quoted": (
        "同意刊发。\n\n在 2024-03-05 10:21:33,editor@viewpoints.example 写道：\n" + QUOTED
    ),
    "163 master": (
        "同意刊发。\n\n\n\n\n| |\n王芳\n|\n|\nwangfang@163.com\n|\n\n\n---- 回复的原邮件 ----\n"
        "| 发件人 | 中国公益观点<editor@viewpoints.example> |\n| 发送日期 | 2024年03月05日 10:21 |\n"
        f"| 收件人 | <wangfang@163.com> |\n| 主题 | 请您确认稿件 |\n{OURS}"
    ),
    "163 master, one line": (
        "同意刊发。\n| |王芳| ---- 回复的原邮件 ---- | 发件人 | 中国公益观点<editor@viewpoints.example> |\n"
        f"{OURS}"
    ),
    "126 phone": (
        "同意刊发。\n\n\n\n发自网易邮箱大师\n在2024年03月05日 10:21，"
        f"中国公益观点<editor@viewpoints.example> 写道：\n{OURS}"
    ),
    "Foxmail": (
        "同意刊发。\n\n\n\n\n \n发件人： 中国公益观点\n发送时间： 2024-03-05 10:21\n收件人： 王芳\n"
        f"主题： 请您确认稿件\n{OURS}"
    ),
    "Outlook": (
        "同意刊发。\n\n________________________________\n发件人: 中国公益观点 <editor@viewpoints.example>\n"
        f"发送时间: 2024年3月5日 10:21\n收件人: 王芳 <wf@ngo.example>\n主题: 请您确认稿件\n\n{OURS}"
    ),
    "Outlook, Traditional": (
        "同意刊發。\n\n-----Original Message-----\n寄件者: 中国公益观点 <editor@viewpoints.example>\n"
        f"寄件日期: 2024年3月5日 上午 10:21\n收件者: 王芳\n主旨: 請您確認\n\n{OURS}"
    ),
    "Outlook, older": (
        "同意刊发。\n\n-----邮件原件-----\n发件人: 中国公益观点 [mailto:editor@viewpoints.example]\n"
        f"发送时间: 2024年3月5日 10:21\n收件人: 王芳\n主题: 请您确认稿件\n\n{OURS}"
    ),
    "Outlook, English": (
        "同意刊发。\n\nFrom: 中国公益观点 <editor@viewpoints.example>\nSent: Tuesday, March 5, 2024 10:21\n"
        f"To: Wang Fang\nSubject: 请您确认稿件\n\n{OURS}"
    ),
    "Gmail zh-CN": (
        "同意刊发。\n\n中国公益观点 <editor@viewpoints.example> 于2024年3月5日周二 10:21写道：\n\n"
        + QUOTED
    ),
    "Gmail zh-CN, wrapped": (
        "同意刊发。\n\n中国公益观点编辑部王老师 <very.long.address.of.the.editors@viewpoints.example>\n"
        "于2024年3月5日周二 上午10:21写道：\n\n" + QUOTED
    ),
    "Gmail zh-TW": (
        "同意刊發。\n\n中国公益观点 <editor@viewpoints.example> 於 2024年3月5日 週二 上午10:21寫道：\n\n"
        + QUOTED
    ),
    "Gmail English": (
        "同意刊发。\n\nOn Tue, Mar 5, 2024 at 10:21 AM 中国公益观点 <editor@viewpoints.example>\nwrote:\n\n"
        + QUOTED
    ),
    "Apple Mail": (
        "同意刊发。\n\n> 在 2024年3月5日，上午10:21，中国公益观点 <editor@viewpoints.example> 写道：\n> \n"
        + QUOTED
    ),
    "iPhone": (
        "同意刊发。\n\n发自我的 iPhone\n\n> 在 2024年3月5日，10:21，中国公益观点 <editor@viewpoints.example>"
        " 写道：\n>\n> ﻿" + QUOTED
    ),
    "WeCom": (
        "同意刊发。\n\n发自我的企业微信\n\n\n------------------ 原始邮件 ------------------\n"
        "发件人：中国公益观点<editor@viewpoints.example>\n发送日期：2024年3月5日(周二) 10:21\n"
        f"收件人：王芳\n主题：请您确认稿件\n{OURS}"
    ),
    "Huawei phone": (
        "同意刊发。\n\n发自我的华为手机\n\n-------- 原始邮件 --------\n"
        f"发件人： 公益 <e@v.example>\n{OURS}"
    ),
    "Aliyun": (
        "同意刊发。\n------------------------------------------------------------------\n"
        "发件人：中国公益观点 <editor@viewpoints.example>\n发送时间：2024年3月5日(星期二) 10:21\n"
        f"收件人：王芳 <wf@ngo.example>\n主　题：请您确认稿件\n\n{OURS}"
    ),
    "Sina": (
        "同意刊发。\n----- 原始邮件 -----\n发件人：中国公益观点 <editor@viewpoints.example>\n"
        f"收件人：<wf@sina.cn>\n主题：请您确认稿件\n日期：2024年03月05日 10点21分\n\n{OURS}"
    ),
}


@pytest.mark.parametrize("program", ANSWERS)
def test_only_what_she_wrote_is_new(program: str) -> None:
    assert new_text(ANSWERS[program]) in ("同意刊发。", "同意刊發。")


@pytest.mark.parametrize("program", ANSWERS)
def test_the_history_is_seen(program: str) -> None:
    assert has_history(ANSWERS[program])
