"""The language is told by short words; one that wb has no words of is not taken for one that it has."""

import pytest

from wb.documents.recognise.language import OTHER, of
from wb.documents.wording import by_language

TEXTS = {
    "en": "We pay refunds to passengers at once, and that is what they ask for.",
    "de": "Wir zahlen das Geld sofort zurück, und das ist für die Fahrgäste wichtig.",
    "fr": "Nous remboursons les passagers, et le bureau est dans la gare pour les aider.",
    "es": "El dinero de los pasajeros está en la cuenta, y la oficina no llama.",
    "nl": "Reizigers wachten negen dagen op hun geld, en het kantoor beantwoordt elke oproep van hen.",
    "sv": "Passagerare väntar nio dagar på sina pengar, och kontoret svarar på varje samtal.",
    "da": "Passagererne venter ni dage på deres penge, og det er dyrt, når kontoret svarer på opkald.",
    "it": "I passeggeri aspettano nove giorni i loro soldi, e non è il lavoro della banca che costa.",
    "pt": "Os passageiros esperam nove dias pelo dinheiro, e a chamada não é barata para um banco em Lisboa.",
    "pl": "Pasażerowie czekają dziewięć dni na pieniądze, a biuro nie płaci, bo to jest dla nas drogie.",
    "fi": "Matkustajat odottavat rahojaan yhdeksän päivää, ja se on kallista, koska toimisto ei ole auki.",
    "cs": "Cestující čekají na peníze devět dní a to je v kanceláři problém, který není malý.",
    "hu": "Az utasok kilenc napot várnak a pénzükre, és ez nem jó, mert a bank csak munkanapokon fizet.",
    "ro": "Pasagerii așteaptă nouă zile banii și nu este bine pentru că banca plătește din luni.",
    "tr": "Yolcular dokuz gün bekliyor ve bu çok pahalı, çünkü ofis her telefona bir kişi ile cevap veriyor.",
    "id": "Penumpang menunggu sembilan hari untuk uang mereka, dan itu tidak murah karena kantor yang.",
    "vi": "Hành khách chờ chín ngày và không được trả tiền trong một tuần, đó là vấn đề của chúng tôi.",
    OTHER: "Пассажиры ждут девять дней, и мы платим за каждый звонок.",
    "und": "# Refunds",
}


@pytest.mark.parametrize("language", TEXTS)
def test_short_words_tell_the_language(language: str) -> None:
    assert of([TEXTS[language]]) == language


def test_a_language_without_any_list_is_none_of_those_that_rules_know() -> None:
    swahili = "Abiria wanasubiri siku tisa kupata fedha zao na ofisi inajibu kila simu kwa sababu benki " * 4
    assert of([swahili]) not in by_language()


def test_only_a_few_words_in_no_language_leave_it_open() -> None:
    assert of(["Harbour Ferries", "", "QuayPay"]) == "und"
