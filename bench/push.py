"""How long it takes until ten thousand devices are told of a story.

    .venv/bin/python -m bench.push [--devices 10000] [--delay 50] [--rounds 3]

A push service on this machine (tests/push_service.py) answers each letter after `--delay` milliseconds, as one across
the net would; it looks at every signature and opens every letter with its device's key. One device in a hundred is gone
(410), one in a hundred is answered 503 the first time, so is asked again half a minute later. The house is a process of
its own, and sends as the worker does.

Checked: each device that is there got the words, each once; those that are gone are forgotten. Prints the time until
the last first answer and until the last letter, writes bench/results/push.json, and ends with 1 when a device was told
twice or not at all, or when all of it took two minutes.
"""

import argparse
import os
import sys
import time
from statistics import median
from typing import Any

from bench.houses import answer, houses, keep, show, verdict
from tests.push_service import BROKEN, GONE, PushService

MOST_SECONDS = 120.0
ONE_IN = 100
TITLE, WORDS = "The bridge is open", "Cars cross from six o’clock; the ferry stays until Sunday."
BATCH = 1000


def main() -> int:
    """Make the house, tell all devices some times, print, save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--devices", type=int, default=10_000)
    parser.add_argument("--delay", type=float, default=50, help="milliseconds the push service takes to answer")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    service = PushService(delay=given.delay / 1000)
    service.open()
    os.environ["DATELINE_PUSH_SERVICES"] = service.origin
    complaints, rounds = [], []
    with houses("bench.push", (1,)) as (house,):
        for _ in range(given.rounds):
            told, wrong = _measured(house, service, given.devices)
            complaints += wrong
            rounds.append(told)
    service.close()
    report = {"devices": given.devices, "delay_ms": given.delay, "rounds": rounds}
    report |= {name: median(each[name] for each in rounds) for name in ("first", "all", "processor")}
    keep("push", report)
    show(
        ("", "median", "slowest"),
        [
            (words, f"{report[name]:.1f} s", f"{max(each[name] for each in rounds):.1f} s")
            for name, words in {
                "first": "every device was knocked at",
                "all": "every device was told",
                "processor": "processor time of the sender",
            }.items()
        ],
    )
    slow = [f"{each['all']:.1f} s; {MOST_SECONDS:.0f} is the bar." for each in rounds if each["all"] >= MOST_SECONDS]
    return verdict(complaints + slow)


def _measured(house: Any, service: PushService, devices: int) -> tuple[dict[str, float], list[str]]:
    service.phones.clear()
    service.letters.clear()
    service.knocks.clear()
    phones = [service.new_phone() for _ in range(devices)]
    for number, phone in enumerate(phones):
        phone.answers += {0: [GONE], ONE_IN // 2: [BROKEN]}.get(number % ONE_IN, [])
    house.ask({"devices": [service.subscription(phone) for phone in phones]})
    began = time.perf_counter()
    told = house.ask({"told_of": TITLE})
    last = service.came_at[-1] - began
    first = service.knocked_at[devices - 1] - began
    service.came_at.clear()
    service.knocked_at.clear()
    expected = {phone.name for number, phone in enumerate(phones) if number % ONE_IN}
    came = [letter.device for letter in service.letters if letter.words.get("title") == TITLE]
    wrong = [f"{len(came)} letters for {len(set(came))} devices."] * (len(came) != len(set(came)))
    wrong += [f"{len(expected ^ set(came))} devices were not told, or should not have been."] * (expected != set(came))
    wrong += service.wrong[:5]
    wrong += [f"The house counts {told['numbers']}."] * (
        told["numbers"] != [devices, len(expected), devices - len(expected)]
    )
    return {"first": first, "all": last, "processor": told["processor"]}, wrong


class House:
    """The measured process."""

    def make(self, _stories: int) -> dict[str, str]:
        from bench.filed import Filed, file_in_bulk
        from dateline.lib import clock
        from dateline.ops.actions.open_house import open_house

        open_house(name="The Courier")
        file_in_bulk([Filed(TITLE, WORDS, clock.now())])
        return {}

    def each(self, asked: dict[str, Any]) -> dict[str, Any]:
        return self._ask(asked["devices"]) if "devices" in asked else self._tell(asked["told_of"])

    def _ask(self, subscriptions: list[dict[str, Any]]) -> dict[str, Any]:
        from dateline.pocket.models import Device, Wish
        from dateline.pocket.push.endpoints import origin_of
        from dateline.pocket.push.key import public_key
        from dateline.pocket.topics import BREAKING

        Device.objects.all().delete()
        for start in range(0, len(subscriptions), BATCH):
            devices = Device.objects.bulk_create(
                Device(
                    endpoint=each["endpoint"],
                    service=origin_of(each["endpoint"]),
                    device_key=each["keys"]["p256dh"],
                    auth=each["keys"]["auth"],
                    made_with=public_key(),
                    quiet_from=0,
                    quiet_until=0,
                )
                for each in subscriptions[start : start + BATCH]
            )
            Wish.objects.bulk_create(Wish(device=device, topic=str(BREAKING)) for device in devices)
        return {}

    def _tell(self, title: str) -> dict[str, Any]:
        from dateline.accounts.models import User
        from dateline.pocket.actions.order_alert import order_alert
        from dateline.pocket.push.sending import send_alerts
        from dateline.pocket.topics import BREAKING
        from dateline.stories.models import Story

        editor, _ = User.objects.get_or_create(username="edith", is_superuser=True)
        worked = time.process_time()
        story = Story.objects.public()[0]
        alert = order_alert(story=story, topics=[str(BREAKING)], title=title, words=WORDS, user=editor)
        while alert.closed_at is None:
            send_alerts()
            alert.refresh_from_db()
            time.sleep(1)  # as long as the worker's rounds are apart
        numbers = [alert.addressed, alert.reached, alert.gone]
        return {"numbers": numbers, "processor": time.process_time() - worked}


if __name__ == "__main__":
    house = House()
    if not answer(house.make, house.each):
        sys.exit(main())
