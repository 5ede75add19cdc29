"""What the three authors do, by link and by mail."""

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from tests.submissions.machine import world as worlds
from tests.submissions.machine.drawn import BACK, SELDOM, WHO
from viewpoints.journal.models import Actor
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Address
from viewpoints.submissions import (
    approval,
    bylines,
    declining,
    proxies,
    taking_back,
)
from viewpoints.submissions.models import Use, Yes


class Authors(RuleBasedStateMachine):
    """What the three authors do, by link and by mail."""

    world: worlds.World

    def _by(self, at: Address) -> Actor:
        return Actor.contributor(at.contributors.first() or at)

    @rule(who=WHO, back=BACK, uses=st.sets(st.sampled_from(list(Use))))
    def agree(self, who: int, back: int, uses: set[str]) -> None:
        at, asking = self.world.authors[who], self.world.asking(back)
        if asking:
            consent = approval.Consent(uses=frozenset(uses))
            self.world.attempt(
                lambda: approval.agree(asking, at=at, by=self._by(at), consent=consent)
            )

    @rule(
        who=WHO,
        sender=WHO,
        words=st.sampled_from(
            ["同意", "同意刊发。谢谢！", "不同意", "同意，但第二段请改", "同意吗？"]
        ),
        vouched=st.sampled_from(
            [
                f"{worlds.MX}; dmarc=pass header.from=qq.com",
                f"{worlds.MX}; dkim=pass header.d=163.com",
                f"{worlds.MX}; dmarc=fail header.from=qq.com",
                "mx.evil.example; dmarc=pass header.from=qq.com",
                "",
            ]
        ),
        head=st.sampled_from(
            [{}, {}, {"auto_submitted": "auto-replied"}, {"list_id": "<l.qq.com>"}]
        ),
    )
    def answer_by_mail(
        self, who: int, sender: int, words: str, vouched: str, head: dict[str, str]
    ) -> None:
        """Theirs and forged, forwarded, automatic: only what fits in everything may be a yes."""
        before = Yes.objects.count()
        worlds.answer_by_mail(self.world, who, words=words, vouched=vouched, sender=sender, **head)
        domain = worlds.EMAILS[who].partition("@")[2]
        may_count = (
            who == sender
            and words in ("同意", "同意刊发。谢谢！")
            and vouched.startswith(worlds.MX)
            and "=pass" in vouched
            and vouched.endswith(domain)
            and not head
        )
        assert may_count or Yes.objects.count() == before

    @rule()
    def all_agree(self) -> None:
        for at in self.world.authors:
            if asking := self.world.asking():
                self.world.attempt(
                    lambda at=at, asking=asking: approval.agree(asking, at=at, by=self._by(at))
                )

    @rule(who=WHO, back=BACK)
    def object_to(self, who: int, back: int) -> None:
        at, asking = self.world.authors[who], self.world.asking(back)
        if asking:
            self.world.attempt(
                lambda: approval.object_to(asking, at=at, by=self._by(at), remarks="第二段不对。")
            )

    @rule(who=WHO)
    def take_yes_back(self, who: int) -> None:
        at = self.world.authors[who]
        given = Yes.objects.filter(asked__address=at, asking__submission=self.world.submission)
        if yes := given.order_by("-pk").first():
            self.world.attempt(lambda: taking_back.take_back_yes(yes, by=self._by(at)))

    @rule(who=WHO, byline=st.sampled_from(["林晓", "夜班七号", ""]))
    def correct_byline(self, who: int, byline: str) -> None:
        at, asking = self.world.authors[who], self.world.asking()
        if asking:
            self.world.attempt(
                lambda: bylines.correct(
                    asking, at=at, by=self._by(at), byline=byline, affiliation="某某中心"
                ),
                edits=True,
            )

    @rule(who=WHO, email=st.sampled_from([*worlds.EMAILS, "sun@ngo.example"]))
    def name_proxy(self, who: int, email: str) -> None:
        at, asking = self.world.authors[who], self.world.asking()
        if asking:
            self.world.attempt(
                lambda: proxies.name_proxy(asking, at=at, by=self._by(at), name="孙", email=email)
            )

    @rule()
    def proxy_agrees(self) -> None:
        at, asking = address("sun@ngo.example"), self.world.asking()
        if asking:
            self.world.attempt(lambda: approval.agree(asking, at=at, by=self._by(at)))

    @rule(seldom=SELDOM)
    def withdraw(self, seldom: int) -> None:
        if seldom:
            return
        by = self._by(self.world.authors[0])
        self.world.attempt(lambda: declining.withdraw(self.world.submission, by=by))
