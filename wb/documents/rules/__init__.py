"""The rules over one document. One file a rule; its docstring is its page."""

from wb.documents.rules.average_latency import average_latency
from wb.documents.rules.broken_anchor import broken_anchor
from wb.documents.rules.broken_front_matter import broken_front_matter
from wb.documents.rules.broken_link import broken_link
from wb.documents.rules.bulleted_narrative import bulleted_narrative
from wb.documents.rules.call_without_timeout import call_without_timeout
from wb.documents.rules.circular_definition import circular_definition
from wb.documents.rules.claim_without_data import claim_without_data
from wb.documents.rules.clutter_phrase import clutter_phrase
from wb.documents.rules.conflicting_date import conflicting_date
from wb.documents.rules.conflicting_number import conflicting_number
from wb.documents.rules.crowded_quotes import crowded_quotes
from wb.documents.rules.duplicate_anchor import duplicate_anchor
from wb.documents.rules.duplicate_part import duplicate_part
from wb.documents.rules.duplicate_term import duplicate_term
from wb.documents.rules.empty_definition import empty_definition
from wb.documents.rules.empty_part import empty_part
from wb.documents.rules.few_failure_scenarios import few_failure_scenarios
from wb.documents.rules.few_questions import few_questions
from wb.documents.rules.hype_word import hype_word
from wb.documents.rules.incomplete_dateline import incomplete_dateline
from wb.documents.rules.inconsistent_domain import inconsistent_domain
from wb.documents.rules.inconsistent_name import inconsistent_name
from wb.documents.rules.invalid_front_matter import invalid_front_matter
from wb.documents.rules.invented_quote import invented_quote
from wb.documents.rules.late_ask import late_ask
from wb.documents.rules.launch_date_mismatch import launch_date_mismatch
from wb.documents.rules.left_in_guidance import left_in_guidance
from wb.documents.rules.link_outside_repository import link_outside_repository
from wb.documents.rules.long_headline import long_headline
from wb.documents.rules.long_paragraph import long_paragraph
from wb.documents.rules.long_sentence import long_sentence
from wb.documents.rules.long_silent_reading import long_silent_reading
from wb.documents.rules.many_long_sentences import many_long_sentences
from wb.documents.rules.mismatched_link_text import mismatched_link_text
from wb.documents.rules.misplaced_appendix import misplaced_appendix
from wb.documents.rules.misplaced_part import misplaced_part
from wb.documents.rules.missing_contract import missing_contract
from wb.documents.rules.missing_hard_question import missing_hard_question
from wb.documents.rules.missing_image import missing_image
from wb.documents.rules.missing_owner import missing_owner
from wb.documents.rules.missing_part import missing_part
from wb.documents.rules.missing_rollback import missing_rollback
from wb.documents.rules.missing_tail_latency import missing_tail_latency
from wb.documents.rules.missing_title import missing_title
from wb.documents.rules.misspelt_front_matter_key import misspelt_front_matter_key
from wb.documents.rules.much_passive import much_passive
from wb.documents.rules.near_page_budget import near_page_budget
from wb.documents.rules.nobody_on_call import nobody_on_call
from wb.documents.rules.one_sided_faq import one_sided_faq
from wb.documents.rules.over_page_budget import over_page_budget
from wb.documents.rules.part_over_budget import part_over_budget
from wb.documents.rules.part_over_limit import part_over_limit
from wb.documents.rules.past_launch_date import past_launch_date
from wb.documents.rules.placeholder import placeholder
from wb.documents.rules.quote_without_role import quote_without_role
from wb.documents.rules.release_over_budget import release_over_budget
from wb.documents.rules.release_over_limit import release_over_limit
from wb.documents.rules.security_later import security_later
from wb.documents.rules.single_point_of_failure import single_point_of_failure
from wb.documents.rules.skipped_heading_level import skipped_heading_level
from wb.documents.rules.solution_before_problem import solution_before_problem
from wb.documents.rules.synonym_chain import synonym_chain
from wb.documents.rules.unanswered_checklist_item import unanswered_checklist_item
from wb.documents.rules.unanswered_question import unanswered_question
from wb.documents.rules.undefined_term import undefined_term
from wb.documents.rules.unexpanded_acronym import unexpanded_acronym
from wb.documents.rules.unnamed_quote import unnamed_quote
from wb.documents.rules.unowned_unknown import unowned_unknown
from wb.documents.rules.unreferenced_appendix import unreferenced_appendix
from wb.documents.rules.unsorted_term import unsorted_term
from wb.documents.rules.unsplit_faq import unsplit_faq
from wb.documents.rules.unused_term import unused_term
from wb.documents.rules.unusual_tenet_count import unusual_tenet_count
from wb.documents.rules.unversioned_api import unversioned_api
from wb.documents.rules.vague_customer import vague_customer
from wb.documents.rules.version_two_talk import version_two_talk
from wb.documents.rules.weasel_word import weasel_word
from wb.rule import AnyRule

RULES: tuple[AnyRule, ...] = (
    average_latency,
    broken_anchor,
    broken_front_matter,
    broken_link,
    bulleted_narrative,
    call_without_timeout,
    circular_definition,
    claim_without_data,
    clutter_phrase,
    conflicting_date,
    conflicting_number,
    crowded_quotes,
    duplicate_anchor,
    duplicate_part,
    duplicate_term,
    empty_definition,
    empty_part,
    few_failure_scenarios,
    few_questions,
    hype_word,
    incomplete_dateline,
    inconsistent_domain,
    inconsistent_name,
    invalid_front_matter,
    invented_quote,
    late_ask,
    launch_date_mismatch,
    left_in_guidance,
    link_outside_repository,
    long_headline,
    long_paragraph,
    long_sentence,
    long_silent_reading,
    many_long_sentences,
    mismatched_link_text,
    misplaced_appendix,
    misplaced_part,
    missing_contract,
    missing_hard_question,
    missing_image,
    missing_owner,
    missing_part,
    missing_rollback,
    missing_tail_latency,
    missing_title,
    misspelt_front_matter_key,
    much_passive,
    near_page_budget,
    nobody_on_call,
    one_sided_faq,
    over_page_budget,
    part_over_budget,
    part_over_limit,
    past_launch_date,
    placeholder,
    quote_without_role,
    release_over_budget,
    release_over_limit,
    security_later,
    single_point_of_failure,
    skipped_heading_level,
    solution_before_problem,
    synonym_chain,
    unanswered_checklist_item,
    unanswered_question,
    undefined_term,
    unexpanded_acronym,
    unnamed_quote,
    unowned_unknown,
    unreferenced_appendix,
    unsorted_term,
    unsplit_faq,
    unused_term,
    unusual_tenet_count,
    unversioned_api,
    vague_customer,
    version_two_talk,
    weasel_word,
)
"""All of them, by name. A test compares them with the files on disk."""
