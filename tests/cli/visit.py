"""What two press articles on the visit of 28 April 2025 tell, as an analyst types it: each line and the ref it gets.

The sources are SpecialEurasia (S. Boltuc) and an article by A. Fadiah and H. Andini.
"""

import shlex

S1 = "SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations"
S2 = "A. Fadiah, H. Andini: Iranian president Pezeshkian meets Azerbaijani leader Aliyev to improve ties"

TYPED = r"""
treatytrack event add "Official visit of President Pezeshkian to Baku; talks with President Aliyev" --kind visit --between AZE IRN \
  --date 2025-04-28 --place Baku --person "Masoud Pezeshkian (IRN)" --person "Ilham Aliyev (AZE)" \
  --subject trade --subject energy --subject transport --subject culture --subject "border security" \
  --concerns ISR,TUR,RUS,ARM --tag project:zangezur-corridor --tag project:instc --source "$S1" --source "$S2"                   # -> AZE-IRN-2025-E1
treatytrack event add "Gunman attacks Azerbaijan's embassy in Tehran: one diplomat killed, two security personnel injured" --kind incident \
  --between AZE IRN --date 2023-01 --place Tehran --note "Iran: personal dispute; Baku unconvinced" --source "$S2"               # -> AZE-IRN-2023-E1
treatytrack event add "Azerbaijan's embassy in Tehran closed" --kind closure --between AZE IRN --date 2023-01 --until '[2024-05..2024-08]' \
  --place Tehran --after AZE-IRN-2023-E1 --source "$S2"                                                                          # -> AZE-IRN-2023-E2
treatytrack event add "Diplomats expelled by both sides" --kind expulsion --between AZE IRN --date 2023 --after AZE-IRN-2023-E1 --source "$S2"  # -> AZE-IRN-2023-E3
treatytrack event add "Attacker sentenced to death" --kind judgment --between AZE IRN --date '[2023-10..2023-12]' --after AZE-IRN-2023-E1 --source "$S2" # -> AZE-IRN-2023-E4
treatytrack event add "Azerbaijan's embassy in Tehran reopened" --kind opening --between AZE IRN --date '[2024-05..2024-08]' --place Tehran \
  --after AZE-IRN-2023-E2 --note "source: mid-2024" --source "$S2"                                                               # -> AZE-IRN-2024-E1
treatytrack event add "Joint naval exercise in the Caspian Sea, two days, first in years" --kind exercise --between AZE IRN --date 2024-11 \
  --place "Caspian Sea" --subject defence --source "$S2"                                                                         # -> AZE-IRN-2024-E2
treatytrack event add "Pezeshkian hopes for a 'rapid and serious improvement'" --kind statement --between AZE IRN \
  --date '[2025-04-21..2025-04-27]' --person "Masoud Pezeshkian (IRN)" --source "$S2"                                            # -> AZE-IRN-2025-E2
treatytrack event add "Dispute over the Zangezur corridor" --kind dispute --between AZE IRN --date '[..2025-04-28]' --concerns ARM,TUR \
  --tag project:zangezur-corridor --note "Land link Azerbaijan-Nakhchivan-Turkey through southern Armenia; Iran opposes" --source "$S2" # -> AZE-IRN-ND-E1
treatytrack event add "Baku accuses Iranian proxies of destabilisation" --kind statement --between AZE IRN --date '[..2025-04-28]' --source "$S1" # -> AZE-IRN-ND-E2
treatytrack event add "Iranian consulate opened in Kapan, Syunik" --kind opening --between IRN ARM --date 2022 --place Kapan --concerns AZE --source "$S1"  # -> ARM-IRN-2022-E1
treatytrack event add "Iranian Trade Centre opened in Yerevan" --kind opening --between IRN ARM --date '[..2025-04-28]' --place Yerevan --source "$S1"     # -> ARM-IRN-ND-E1
treatytrack event add "Arms supplies and security cooperation" --kind cooperation --between AZE ISR --date '[..2025-04-28]' --concerns IRN --subject defence --source "$S1" --source "$S2" # -> AZE-ISR-ND-E1
treatytrack event add "Israel's planned engagement with Baku" --kind visit --between AZE ISR --date '[2025-04-28..]' --concerns IRN --source "$S1"          # -> AZE-ISR-ND-E2
treatytrack event add "International North-South Transport Corridor: Iran supports, Russia backs" --kind project --between IRN RUS --date '[..2025-04-28]' \
  --concerns AZE --tag project:instc --subject transport --source "$S1"                                                          # -> IRN-RUS-ND-E1
"""


def lines() -> list[tuple[list[str], str]]:
    """The words of each line as the shell hands them over, without the program's name; and the ref in its comment."""
    found = []
    for line in TYPED.replace("\\\n", " ").strip().splitlines():
        typed, _, ref = line.rpartition("# -> ")
        words = [word.replace("$S1", S1).replace("$S2", S2) for word in shlex.split(typed)]
        found.append((words[1:], ref))
    return found


REFS = [ref for _, ref in lines()]
VISIT, INCIDENT, CLOSED, EXPELLED, SENTENCED, REOPENED, EXERCISE, HOPES, DISPUTE, ACCUSED = REFS[:10]
KAPAN, YEREVAN, ARMS, PLANNED, INSTC = REFS[10:]
IN_ORDER = [
    KAPAN, INCIDENT, CLOSED, EXPELLED, SENTENCED, REOPENED, EXERCISE, HOPES, VISIT, PLANNED,
    YEREVAN, DISPUTE, ACCUSED, ARMS, INSTC,
]  # fmt: skip
"""In the order in which it happened; what has no first day comes last, by ref."""
