#!/bin/sh
# The example as an analyst would type it: sh typed.sh REGISTER makes register.json's register anew, ref for ref.
set -e
register=${1:?name the register to make, such as ./try.db}
eurasia='SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations'
fadiah='A. Fadiah, H. Andini: Iranian president Pezeshkian meets Azerbaijani leader Aliyev to improve ties'
t() { treatytrack --db "$register" "$@"; }
event() { t event add "$@"; }

t init --timezone Asia/Baku

# The visit first, so that the agreements can name it.
event "Official visit of President Pezeshkian to Baku" --kind visit --between AZE IRN \
  --date 2025-04-28 --place Baku --person "Masoud Pezeshkian (IRN)" --person "Ilham Aliyev (AZE)" \
  --subject trade --subject energy --subject transport --subject culture --subject "border security" \
  --concerns ISR,TUR,RUS,ARM --tag project:zangezur-corridor --tag project:instc \
  --note "Meant to repair the relation; President Aliyev received him with a ceremony" \
  --source "$eurasia" --source "$fadiah"

# The five agreements signed on that occasion.
signed() { t add "$@" --between AZE IRN --signed 2025-04-28 --place Baku --occasion AZE-IRN-2025-E1 --source "$eurasia"; }
signed "Programme of Political Consultations between the Ministries of Foreign Affairs for 2025-2027" --type programme \
  --signatory-a "Ministry of Foreign Affairs" --signatory-b "Ministry of Foreign Affairs" \
  --until '2027?' --subject "political consultations"
signed "Memorandum of Understanding on Comprehensive Cooperation in the Field of Transportation for 2025-2026" \
  --type memorandum --until '2026?' --subject transport --tag project:instc
signed "Memorandum on Mutual Recognition of Certificates under the Training and Certification Standards of Seafarers" \
  --type memorandum --subject "maritime transport"
signed "Cultural Exchange Programme 2025-2028" --type programme --until '2028?' --subject culture
signed "Memorandum on Media Cooperation" --type memorandum --subject media

# What happened between the two before.
event "Gunman attacks Azerbaijan's embassy in Tehran: a diplomat killed, two security staff injured" --kind incident \
  --between AZE IRN --date 2023-01 --place Tehran --source "$fadiah" --source "$eurasia"
event "Azerbaijan's embassy in Tehran closed" --kind closure --between AZE IRN --date 2023-01 \
  --until '[2024-05..2024-08]' --place Tehran --after AZE-IRN-2023-E1 --note "At once after the attack" \
  --source "$fadiah"
event "Diplomats expelled by both sides" --kind expulsion --between AZE IRN --date 2023 --after AZE-IRN-2023-E1 \
  --source "$fadiah"
event "Attacker of the embassy sentenced to death" --kind judgment --between AZE IRN --date '[2023-10..2023-12]' \
  --after AZE-IRN-2023-E1 --note "After a trial in Iran; source: late 2023" --source "$fadiah"
event "Azerbaijan's embassy in Tehran reopened" --kind opening --between AZE IRN --date '[2024-05..2024-08]' \
  --place Tehran --after AZE-IRN-2023-E2 --note "It made the visit of 2025 possible; source: mid-2024" --source "$fadiah"
event "Joint naval exercise in the Caspian Sea, two days, the first in years" --kind exercise --between AZE IRN \
  --date 2024-11 --place "Caspian Sea" --subject defence --note "Told by Iran's state media" \
  --source "$fadiah"
event "Pezeshkian hopes for a rapid and serious improvement of relations" --kind statement --between AZE IRN \
  --date '[2025-04-21..2025-04-27]' --person "Masoud Pezeshkian (IRN)" --subject "regional cooperation" \
  --note "source: the week before the visit" --source "$fadiah"
event "Dispute over the Zangezur corridor" --kind dispute --between AZE IRN --date '[..2025-04-28]' \
  --concerns ARM,TUR --tag project:zangezur-corridor \
  --note "Iran is against it: less influence, no way left to Armenia, frontiers in question; it wants open borders and links that move none" \
  --source "$fadiah" --source "$eurasia"
event "Baku accuses Iranian proxies of destabilisation" --kind statement --between AZE IRN --date '[..2025-04-28]' \
  --source "$eurasia"

# Third countries and projects that bear on the two.
event "Iranian consulate opened in Kapan, Syunik" --kind opening --between IRN ARM --date 2022 --place Kapan \
  --concerns AZE --note "Keeps Tehran's hand at the border with Armenia" --source "$eurasia"
event "Iranian Trade Centre opened in Yerevan" --kind opening --between IRN ARM --date '[..2025-04-28]' \
  --place Yerevan --concerns AZE --subject trade --source "$eurasia"
event "Arms supplies and security cooperation" --kind cooperation --between AZE ISR --date '[..2025-04-28]' \
  --concerns IRN --subject defence --note "Israeli companies are among the main suppliers of advanced arms to Baku" \
  --source "$eurasia" --source "$fadiah"
event "Israel's planned engagement with Baku" --kind visit --between AZE ISR --date '[2025-04-28..]' --concerns IRN \
  --source "$eurasia"
event "International North-South Transport Corridor: supported by Iran, backed by Russia" --kind project \
  --between IRN RUS --date '[..2025-04-28]' --concerns AZE --tag project:instc --subject transport --source "$eurasia"

# What else was said and done: between the two, then with others.
event "Iran condemns the attack and calls it a personal dispute, not a political act" --kind statement \
  --between AZE IRN --date '[2023-01..2023-12]' --after AZE-IRN-2023-E1 \
  --note "Baku is not convinced; the source gives no day, but tells it before the sentence" --source "$fadiah"
event "Relations frozen for the most part" --kind other --between AZE IRN --date 2023-01 --until '[2024-05..2024-08]' \
  --after AZE-IRN-2023-E1 --note "Until Azerbaijan agreed to reopen its embassy" --source "$fadiah"
event "Talks of the Presidents on the economy, regional stability and border security" --kind talks --between AZE IRN \
  --date 2025-04-28 --place Baku --person "Masoud Pezeshkian (IRN)" --person "Ilham Aliyev (AZE)" \
  --concerns ISR,ARM,TUR --subject "economic cooperation" --subject "regional stability" --subject "border security" \
  --tag project:zangezur-corridor --after AZE-IRN-2025-E1 \
  --note "Both speak for settling things by talking; Pezeshkian is thought to have raised Israel and the corridor" \
  --source "$fadiah"
event "The Presidents meet Iranian and Azerbaijani traders" --kind talks --between AZE IRN --date '2025-04-28?' \
  --place Baku --person "Masoud Pezeshkian (IRN)" --person "Ilham Aliyev (AZE)" --subject trade \
  --after AZE-IRN-2025-E1 --note "Told by the caption of a picture, which gives no day" --source "$eurasia"
event "Iran is ready for serious efforts to work together, says Pezeshkian" --kind statement --between AZE IRN \
  --date '[..2025-04-28]' --person "Masoud Pezeshkian (IRN)" --note "source: ahead of the visit" --source "$fadiah"
event "Pezeshkian confirms Azerbaijan's territorial integrity" --kind statement --between AZE IRN \
  --date '[..2025-04-28]' --person "Masoud Pezeshkian (IRN)" --subject "territorial integrity" \
  --note "With international law; it bears on Nagorno-Karabakh" --source "$eurasia"
event "Iran's worry that Israel could spy and strike from Azerbaijan" --kind dispute --between AZE IRN \
  --date '[..2025-04-28]' --concerns ISR --subject defence \
  --note "Baku values its ties with Israel, and good relations with Tehran in trade and energy too" \
  --source "$fadiah" --source "$eurasia"
event "Iran calls on its neighbours to stay neutral and to keep foreign powers from its borders" --kind statement \
  --between AZE IRN --date '[..2025-04-28]' --concerns ISR --after AZE-IRN-ND-E5 --note "Said again and again" \
  --source "$fadiah"
event "Cooperation on military and infrastructure projects" --kind cooperation --between AZE IRN \
  --date '[..2025-04-28]' --subject defence --subject infrastructure \
  --note "source: recently; neither trusts the other's services and armed forces" --source "$eurasia"
event "Rail links proposed, which Iran supports" --kind project --between AZE IRN --date '[..2025-04-28]' \
  --tag project:rail-links --tag project:instc --subject transport --note "The source does not say which" \
  --source "$eurasia"
event "Iran wary of separatism among its ethnic Azerbaijanis" --kind other --between AZE IRN --date '[..2025-04-28]' \
  --subject minorities --note "A lasting worry; about 10 of 83 million people, by estimate" --source "$fadiah"
event "Zangezur corridor proposed: Azerbaijan to Nakhchivan and Turkey by southern Armenia" --kind project \
  --between AZE TUR --date '[..2025-04-28]' --concerns IRN,ARM --tag project:zangezur-corridor --subject transport \
  --note "Its route would be just north of Iran" --source "$fadiah" --source "$eurasia"
event "Partnership of Azerbaijan, Turkey and Israel grows" --kind cooperation --between AZE TUR \
  --date '[..2025-04-28]' --concerns IRN,ISR --source "$eurasia" --source "$fadiah"
event "Strategic partnership of Iran and Armenia" --kind cooperation --between IRN ARM --date '[..2025-04-28]' \
  --concerns AZE --subject trade --source "$eurasia" --source "$fadiah"
