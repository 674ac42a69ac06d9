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
event "Official visit of President Pezeshkian to Baku, talks with President Aliyev" --kind visit --between AZE IRN \
  --date 2025-04-28 --place Baku --person "Masoud Pezeshkian (IRN)" --person "Ilham Aliyev (AZE)" \
  --subject trade --subject energy --subject transport --subject culture --subject "border security" \
  --concerns ISR,TUR,RUS,ARM --tag project:zangezur-corridor --tag project:instc --source "$eurasia" --source "$fadiah"

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
  --between AZE IRN --date 2023-01 --place Tehran --note "Iran: a personal dispute; Baku is not convinced" \
  --source "$fadiah" --source "$eurasia"
event "Azerbaijan's embassy in Tehran closed" --kind closure --between AZE IRN --date 2023-01 \
  --until '[2024-05..2024-08]' --place Tehran --after AZE-IRN-2023-E1 --source "$fadiah"
event "Diplomats expelled by both sides" --kind expulsion --between AZE IRN --date 2023 --after AZE-IRN-2023-E1 \
  --source "$fadiah"
event "Attacker of the embassy sentenced to death" --kind judgment --between AZE IRN --date '[2023-10..2023-12]' \
  --after AZE-IRN-2023-E1 --note "source: late 2023" --source "$fadiah"
event "Azerbaijan's embassy in Tehran reopened" --kind opening --between AZE IRN --date '[2024-05..2024-08]' \
  --place Tehran --after AZE-IRN-2023-E2 --note "source: mid-2024" --source "$fadiah"
event "Joint naval exercise in the Caspian Sea, two days, the first in years" --kind exercise --between AZE IRN \
  --date 2024-11 --place "Caspian Sea" --subject defence --source "$fadiah"
event "Pezeshkian hopes for a rapid and serious improvement of relations" --kind statement --between AZE IRN \
  --date '[2025-04-21..2025-04-27]' --person "Masoud Pezeshkian (IRN)" --note "source: the week before the visit" \
  --source "$fadiah"
event "Dispute over the Zangezur corridor" --kind dispute --between AZE IRN --date '[..2025-04-28]' \
  --concerns ARM,TUR --tag project:zangezur-corridor \
  --note "A land link from Azerbaijan by southern Armenia to Nakhchivan and Turkey; Iran is against it" \
  --source "$fadiah" --source "$eurasia"
event "Baku accuses Iranian proxies of destabilisation" --kind statement --between AZE IRN --date '[..2025-04-28]' \
  --source "$eurasia"

# Third countries and projects that bear on the two.
event "Iranian consulate opened in Kapan, Syunik" --kind opening --between IRN ARM --date 2022 --place Kapan \
  --concerns AZE --source "$eurasia"
event "Iranian Trade Centre opened in Yerevan" --kind opening --between IRN ARM --date '[..2025-04-28]' \
  --place Yerevan --concerns AZE --subject trade --source "$eurasia"
event "Arms supplies and security cooperation" --kind cooperation --between AZE ISR --date '[..2025-04-28]' \
  --concerns IRN --subject defence --source "$eurasia" --source "$fadiah"
event "Israel's planned engagement with Baku" --kind visit --between AZE ISR --date '[2025-04-28..]' --concerns IRN \
  --source "$eurasia"
event "International North-South Transport Corridor: supported by Iran, backed by Russia" --kind project \
  --between IRN RUS --date '[..2025-04-28]' --concerns AZE --tag project:instc --subject transport --source "$eurasia"
