-- Queries that count a framework, made by .ci/regenerate.py. Digest of the definitions: 0dc02ef18f9a06e4973624757490616d973c58ac9a5feb7f0a37afa098624f22

-- query: count prevention_referrals
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "records_from" FROM "reaches" WHERE (("table" = 'prevention_referrals'))
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."prevention_referral_id", "lhs"."family_id", "lhs"."received_on", "lhs"."passed_to_duty_team", "records_from" FROM "prevention_referrals" AS "lhs" LEFT JOIN "__duckdb_s0" AS "rhs" ON ("lhs"."area_code" = "rhs"."area_code")
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "family_id", "area_code", "received_on" FROM "__duckdb_s1" AS "prevention_referrals"
),
"__duckdb_s3" AS NOT MATERIALIZED (
SELECT "family_id", "area_code", "received_on", (
lag("received_on", 1) over (partition by "family_id", "area_code" order by "received_on" asc nulls first )
) AS "previous_day" FROM "__duckdb_s2" AS "prevention_referrals"
),
"__duckdb_s4" AS NOT MATERIALIZED (
SELECT * FROM "__duckdb_s3" AS "prevention_referrals" WHERE (("previous_day" < "received_on"))
),
"__duckdb_s5" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."prevention_referral_id", "lhs"."family_id", "lhs"."received_on", "lhs"."passed_to_duty_team", "lhs"."records_from", "previous_day" FROM "__duckdb_s1" AS "lhs" LEFT JOIN "__duckdb_s4" AS "rhs" ON ((("lhs"."family_id" = "rhs"."family_id") AND ("lhs"."area_code" = "rhs"."area_code")) AND ("lhs"."received_on" = "rhs"."received_on"))
),
"__duckdb_s6" AS NOT MATERIALIZED (
SELECT "area_code", "prevention_referral_id", "family_id", "received_on", "passed_to_duty_team", "records_from", "previous_day", (CASE WHEN ("previous_day" >= ("received_on" + (
interval '-12 month'
))) THEN TRUE ELSE (CASE WHEN ("records_from" <= ("received_on" + (
interval '-12 month'
))) THEN FALSE ELSE NULL END) END) AS "repeat_prevention_referral" FROM "__duckdb_s5" AS "prevention_referrals"
),
"__duckdb_s7" AS NOT MATERIALIZED (
SELECT "area_code", "prevention_referral_id", "family_id", "received_on", "passed_to_duty_team", "repeat_prevention_referral" FROM "__duckdb_s6" AS "prevention_referrals"
),
"__duckdb_s8" AS NOT MATERIALIZED (
SELECT "area_code", "received_on", "repeat_prevention_referral", "passed_to_duty_team" FROM "__duckdb_s7" AS "prevention_referrals"
),
"__duckdb_s9" AS NOT MATERIALIZED (
SELECT "area_code", "received_on", "repeat_prevention_referral", "passed_to_duty_team", CAST(date_trunc('quarter', "received_on") AS DATE) AS "first_day" FROM "__duckdb_s8" AS "prevention_referrals" WHERE ((("received_on" >= getvariable('first_reported_day')) AND ("received_on" <= getvariable('last_reported_day'))))
),
"__duckdb_s10" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", count() AS "part_0", COALESCE(sum(CAST("repeat_prevention_referral" AS BIGINT)), 0) AS "part_1", COALESCE(sum(CAST(COALESCE("repeat_prevention_referral", TRUE) AS BIGINT)), 0) AS "part_2", COALESCE(sum(CAST("passed_to_duty_team" AS BIGINT)), 0) AS "part_3", COALESCE(sum(CAST(COALESCE("passed_to_duty_team", TRUE) AS BIGINT)), 0) AS "part_4" FROM "__duckdb_s9" AS "prevention_referrals" GROUP BY "area_code", "first_day"

),
"__duckdb_s11" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "part_0", "part_1", "part_2", "part_3", "part_4" FROM "__duckdb_s10" AS "prevention_referrals"
),
"__duckdb_s12" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."first_day", "lhs"."part_0", "lhs"."part_1", "lhs"."part_2", "lhs"."part_3", "lhs"."part_4", "period" FROM "__duckdb_s11" AS "lhs" INNER JOIN "quarters_of_periods" AS "rhs" ON ("lhs"."first_day" = "rhs"."first_day")
),
"__duckdb_s13" AS NOT MATERIALIZED (
SELECT "area_code", "period", COALESCE(sum("part_0"), 0) AS "tally_0", COALESCE(sum("part_1"), 0) AS "tally_1", COALESCE(sum("part_2"), 0) AS "tally_2", COALESCE(sum("part_3"), 0) AS "tally_3", COALESCE(sum("part_4"), 0) AS "tally_4" FROM "__duckdb_s12" AS "prevention_referrals" GROUP BY "area_code", "period"

)
SELECT "area_code" AS "area_code", "period" AS "period", "tally_0", "tally_1", "tally_2", "tally_3", "tally_4" FROM "__duckdb_s13" AS "prevention_referrals"

-- query: count referrals
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "records_from" FROM "reaches" WHERE (("table" = 'referrals'))
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."referral_id", "lhs"."child_id", "lhs"."received_on", "lhs"."source", "lhs"."outcome", "lhs"."harm_neglect", "lhs"."harm_physical_abuse", "lhs"."harm_sexual_abuse", "lhs"."harm_emotional_abuse", "lhs"."harm_financial_abuse", "lhs"."concern_domestic_abuse", "lhs"."concern_extra_familial_harm", "lhs"."concern_young_carer", "lhs"."concern_mental_health_child", "lhs"."concern_mental_health_parent", "lhs"."concern_physical_health_child", "lhs"."concern_physical_health_parent", "lhs"."concern_drugs_alcohol_child", "lhs"."concern_drugs_alcohol_parent", "lhs"."concern_disabilities", "lhs"."concern_bereavement", "lhs"."concern_parental_imprisonment", "lhs"."concern_educational_welfare", "lhs"."concern_homelessness", "lhs"."concern_female_genital_mutilation", "lhs"."concern_honour_based_violence", "lhs"."concern_radicalisation", "lhs"."concern_other", "records_from" FROM "referrals" AS "lhs" LEFT JOIN "__duckdb_s0" AS "rhs" ON ("lhs"."area_code" = "rhs"."area_code")
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "child_id", "area_code", "received_on" FROM "__duckdb_s1" AS "referrals"
),
"__duckdb_s3" AS NOT MATERIALIZED (
SELECT "child_id", "area_code", "received_on", (
lag("received_on", 1) over (partition by "child_id", "area_code" order by "received_on" asc nulls first )
) AS "previous_day" FROM "__duckdb_s2" AS "referrals"
),
"__duckdb_s4" AS NOT MATERIALIZED (
SELECT * FROM "__duckdb_s3" AS "referrals" WHERE (("previous_day" < "received_on"))
),
"__duckdb_s5" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."referral_id", "lhs"."child_id", "lhs"."received_on", "lhs"."source", "lhs"."outcome", "lhs"."harm_neglect", "lhs"."harm_physical_abuse", "lhs"."harm_sexual_abuse", "lhs"."harm_emotional_abuse", "lhs"."harm_financial_abuse", "lhs"."concern_domestic_abuse", "lhs"."concern_extra_familial_harm", "lhs"."concern_young_carer", "lhs"."concern_mental_health_child", "lhs"."concern_mental_health_parent", "lhs"."concern_physical_health_child", "lhs"."concern_physical_health_parent", "lhs"."concern_drugs_alcohol_child", "lhs"."concern_drugs_alcohol_parent", "lhs"."concern_disabilities", "lhs"."concern_bereavement", "lhs"."concern_parental_imprisonment", "lhs"."concern_educational_welfare", "lhs"."concern_homelessness", "lhs"."concern_female_genital_mutilation", "lhs"."concern_honour_based_violence", "lhs"."concern_radicalisation", "lhs"."concern_other", "lhs"."records_from", "previous_day" FROM "__duckdb_s1" AS "lhs" LEFT JOIN "__duckdb_s4" AS "rhs" ON ((("lhs"."child_id" = "rhs"."child_id") AND ("lhs"."area_code" = "rhs"."area_code")) AND ("lhs"."received_on" = "rhs"."received_on"))
),
"__duckdb_s6" AS NOT MATERIALIZED (
SELECT "area_code", "referral_id", "child_id", "received_on", "source", "outcome", "harm_neglect", "harm_physical_abuse", "harm_sexual_abuse", "harm_emotional_abuse", "harm_financial_abuse", "concern_domestic_abuse", "concern_extra_familial_harm", "concern_young_carer", "concern_mental_health_child", "concern_mental_health_parent", "concern_physical_health_child", "concern_physical_health_parent", "concern_drugs_alcohol_child", "concern_drugs_alcohol_parent", "concern_disabilities", "concern_bereavement", "concern_parental_imprisonment", "concern_educational_welfare", "concern_homelessness", "concern_female_genital_mutilation", "concern_honour_based_violence", "concern_radicalisation", "concern_other", "records_from", "previous_day", (CASE WHEN ("previous_day" >= ("received_on" + (
interval '-12 month'
))) THEN TRUE ELSE (CASE WHEN ("records_from" <= ("received_on" + (
interval '-12 month'
))) THEN FALSE ELSE NULL END) END) AS "repeat_referral" FROM "__duckdb_s5" AS "referrals"
),
"__duckdb_s7" AS NOT MATERIALIZED (
SELECT "area_code", "child_id", "referral_id", count() AS "led_to_strategy_meeting" FROM "strategy_meetings" WHERE ((NOT ("referral_id" IS NULL))) GROUP BY "area_code", "child_id", "referral_id"

),
"__duckdb_s8" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "child_id" AS "child_id", "referral_id" AS "referral_id", "led_to_strategy_meeting" FROM "__duckdb_s7" AS "strategy_meetings"
),
"__duckdb_s9" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."referral_id", "lhs"."child_id", "lhs"."received_on", "lhs"."source", "lhs"."outcome", "lhs"."harm_neglect", "lhs"."harm_physical_abuse", "lhs"."harm_sexual_abuse", "lhs"."harm_emotional_abuse", "lhs"."harm_financial_abuse", "lhs"."concern_domestic_abuse", "lhs"."concern_extra_familial_harm", "lhs"."concern_young_carer", "lhs"."concern_mental_health_child", "lhs"."concern_mental_health_parent", "lhs"."concern_physical_health_child", "lhs"."concern_physical_health_parent", "lhs"."concern_drugs_alcohol_child", "lhs"."concern_drugs_alcohol_parent", "lhs"."concern_disabilities", "lhs"."concern_bereavement", "lhs"."concern_parental_imprisonment", "lhs"."concern_educational_welfare", "lhs"."concern_homelessness", "lhs"."concern_female_genital_mutilation", "lhs"."concern_honour_based_violence", "lhs"."concern_radicalisation", "lhs"."concern_other", "lhs"."records_from", "lhs"."previous_day", "lhs"."repeat_referral", "led_to_strategy_meeting" FROM "__duckdb_s6" AS "lhs" LEFT JOIN "__duckdb_s8" AS "rhs" ON ((("lhs"."area_code" = "rhs"."area_code") AND ("lhs"."child_id" = "rhs"."child_id")) AND ("lhs"."referral_id" = "rhs"."referral_id"))
),
"__duckdb_s10" AS NOT MATERIALIZED (
SELECT "area_code", "referral_id", "child_id", "received_on", "source", "outcome", "harm_neglect", "harm_physical_abuse", "harm_sexual_abuse", "harm_emotional_abuse", "harm_financial_abuse", "concern_domestic_abuse", "concern_extra_familial_harm", "concern_young_carer", "concern_mental_health_child", "concern_mental_health_parent", "concern_physical_health_child", "concern_physical_health_parent", "concern_drugs_alcohol_child", "concern_drugs_alcohol_parent", "concern_disabilities", "concern_bereavement", "concern_parental_imprisonment", "concern_educational_welfare", "concern_homelessness", "concern_female_genital_mutilation", "concern_honour_based_violence", "concern_radicalisation", "concern_other", "records_from", "previous_day", "repeat_referral", (NOT ("led_to_strategy_meeting" IS NULL)) AS "led_to_strategy_meeting" FROM "__duckdb_s9" AS "referrals"
),
"__duckdb_s11" AS NOT MATERIALIZED (
SELECT "area_code", "child_id", "referral_id", count() AS "led_to_section_47_enquiry" FROM "section_47_enquiries" WHERE ((NOT ("referral_id" IS NULL))) GROUP BY "area_code", "child_id", "referral_id"

),
"__duckdb_s12" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "child_id" AS "child_id", "referral_id" AS "referral_id", "led_to_section_47_enquiry" FROM "__duckdb_s11" AS "section_47_enquiries"
),
"__duckdb_s13" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."referral_id", "lhs"."child_id", "lhs"."received_on", "lhs"."source", "lhs"."outcome", "lhs"."harm_neglect", "lhs"."harm_physical_abuse", "lhs"."harm_sexual_abuse", "lhs"."harm_emotional_abuse", "lhs"."harm_financial_abuse", "lhs"."concern_domestic_abuse", "lhs"."concern_extra_familial_harm", "lhs"."concern_young_carer", "lhs"."concern_mental_health_child", "lhs"."concern_mental_health_parent", "lhs"."concern_physical_health_child", "lhs"."concern_physical_health_parent", "lhs"."concern_drugs_alcohol_child", "lhs"."concern_drugs_alcohol_parent", "lhs"."concern_disabilities", "lhs"."concern_bereavement", "lhs"."concern_parental_imprisonment", "lhs"."concern_educational_welfare", "lhs"."concern_homelessness", "lhs"."concern_female_genital_mutilation", "lhs"."concern_honour_based_violence", "lhs"."concern_radicalisation", "lhs"."concern_other", "lhs"."records_from", "lhs"."previous_day", "lhs"."repeat_referral", "lhs"."led_to_strategy_meeting", "led_to_section_47_enquiry" FROM "__duckdb_s10" AS "lhs" LEFT JOIN "__duckdb_s12" AS "rhs" ON ((("lhs"."area_code" = "rhs"."area_code") AND ("lhs"."child_id" = "rhs"."child_id")) AND ("lhs"."referral_id" = "rhs"."referral_id"))
),
"__duckdb_s14" AS NOT MATERIALIZED (
SELECT "area_code", "referral_id", "child_id", "received_on", "source", "outcome", "harm_neglect", "harm_physical_abuse", "harm_sexual_abuse", "harm_emotional_abuse", "harm_financial_abuse", "concern_domestic_abuse", "concern_extra_familial_harm", "concern_young_carer", "concern_mental_health_child", "concern_mental_health_parent", "concern_physical_health_child", "concern_physical_health_parent", "concern_drugs_alcohol_child", "concern_drugs_alcohol_parent", "concern_disabilities", "concern_bereavement", "concern_parental_imprisonment", "concern_educational_welfare", "concern_homelessness", "concern_female_genital_mutilation", "concern_honour_based_violence", "concern_radicalisation", "concern_other", "records_from", "previous_day", "repeat_referral", "led_to_strategy_meeting", (NOT ("led_to_section_47_enquiry" IS NULL)) AS "led_to_section_47_enquiry" FROM "__duckdb_s13" AS "referrals"
),
"__duckdb_s15" AS NOT MATERIALIZED (
SELECT "area_code", "referral_id", "child_id", "received_on", "source", "outcome", "harm_neglect", "harm_physical_abuse", "harm_sexual_abuse", "harm_emotional_abuse", "harm_financial_abuse", "concern_domestic_abuse", "concern_extra_familial_harm", "concern_young_carer", "concern_mental_health_child", "concern_mental_health_parent", "concern_physical_health_child", "concern_physical_health_parent", "concern_drugs_alcohol_child", "concern_drugs_alcohol_parent", "concern_disabilities", "concern_bereavement", "concern_parental_imprisonment", "concern_educational_welfare", "concern_homelessness", "concern_female_genital_mutilation", "concern_honour_based_violence", "concern_radicalisation", "concern_other", "repeat_referral", "led_to_strategy_meeting", "led_to_section_47_enquiry" FROM "__duckdb_s14" AS "referrals"
),
"__duckdb_s16" AS NOT MATERIALIZED (
SELECT "area_code", "received_on", "repeat_referral", "outcome", "source", "harm_neglect", "harm_physical_abuse", "harm_sexual_abuse", "harm_emotional_abuse", "harm_financial_abuse", "concern_domestic_abuse", "concern_extra_familial_harm", "concern_young_carer", "concern_mental_health_child", "concern_mental_health_parent", "concern_physical_health_child", "concern_physical_health_parent", "concern_drugs_alcohol_child", "concern_drugs_alcohol_parent", "concern_disabilities", "concern_bereavement", "concern_parental_imprisonment", "concern_educational_welfare", "concern_homelessness", "concern_female_genital_mutilation", "concern_honour_based_violence", "concern_radicalisation", "concern_other", "led_to_strategy_meeting", "led_to_section_47_enquiry" FROM "__duckdb_s15" AS "referrals"
),
"__duckdb_s17" AS NOT MATERIALIZED (
SELECT "area_code", "received_on", "repeat_referral", "outcome", "source", "harm_neglect", "harm_physical_abuse", "harm_sexual_abuse", "harm_emotional_abuse", "harm_financial_abuse", "concern_domestic_abuse", "concern_extra_familial_harm", "concern_young_carer", "concern_mental_health_child", "concern_mental_health_parent", "concern_physical_health_child", "concern_physical_health_parent", "concern_drugs_alcohol_child", "concern_drugs_alcohol_parent", "concern_disabilities", "concern_bereavement", "concern_parental_imprisonment", "concern_educational_welfare", "concern_homelessness", "concern_female_genital_mutilation", "concern_honour_based_violence", "concern_radicalisation", "concern_other", "led_to_strategy_meeting", "led_to_section_47_enquiry", CAST(date_trunc('quarter', "received_on") AS DATE) AS "first_day" FROM "__duckdb_s16" AS "referrals" WHERE ((("received_on" >= getvariable('first_reported_day')) AND ("received_on" <= getvariable('last_reported_day'))))
),
"__duckdb_s18" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", "repeat_referral", "outcome", count() AS "part_0", COALESCE(sum(CAST(("source" = 'police') AS BIGINT)), 0) AS "part_1", COALESCE(sum(CAST(("source" = 'health') AS BIGINT)), 0) AS "part_2", COALESCE(sum(CAST(("source" = 'education') AS BIGINT)), 0) AS "part_3", COALESCE(sum(CAST(("source" = 'third_sector') AS BIGINT)), 0) AS "part_4", COALESCE(sum(CAST(("source" = 'youth_justice') AS BIGINT)), 0) AS "part_5", COALESCE(sum(CAST(("source" = 'prevention') AS BIGINT)), 0) AS "part_6", COALESCE(sum(CAST(("source" = 'friends') AS BIGINT)), 0) AS "part_7", COALESCE(sum(CAST(("source" = 'family') AS BIGINT)), 0) AS "part_8", COALESCE(sum(CAST(("source" = 'anonymous') AS BIGINT)), 0) AS "part_9", COALESCE(sum(CAST(("source" = 'other_agency') AS BIGINT)), 0) AS "part_10", COALESCE(sum(CAST((NOT ("source" IS NULL)) AS BIGINT)), 0) AS "part_11", COALESCE(sum(CAST("harm_neglect" AS BIGINT)), 0) AS "part_12", COALESCE(sum(CAST("harm_physical_abuse" AS BIGINT)), 0) AS "part_13", COALESCE(sum(CAST("harm_sexual_abuse" AS BIGINT)), 0) AS "part_14", COALESCE(sum(CAST("harm_emotional_abuse" AS BIGINT)), 0) AS "part_15", COALESCE(sum(CAST("harm_financial_abuse" AS BIGINT)), 0) AS "part_16", COALESCE(sum(CAST((((((NOT ("harm_neglect" IS NULL)) OR (NOT ("harm_physical_abuse" IS NULL))) OR (NOT ("harm_sexual_abuse" IS NULL))) OR (NOT ("harm_emotional_abuse" IS NULL))) OR (NOT ("harm_financial_abuse" IS NULL))) AS BIGINT)), 0) AS "part_17", COALESCE(sum(CAST(COALESCE("harm_neglect", TRUE) AS BIGINT)), 0) AS "part_18", COALESCE(sum(CAST(COALESCE("harm_physical_abuse", TRUE) AS BIGINT)), 0) AS "part_19", COALESCE(sum(CAST(COALESCE("harm_sexual_abuse", TRUE) AS BIGINT)), 0) AS "part_20", COALESCE(sum(CAST(COALESCE("harm_emotional_abuse", TRUE) AS BIGINT)), 0) AS "part_21", COALESCE(sum(CAST(COALESCE("harm_financial_abuse", TRUE) AS BIGINT)), 0) AS "part_22", COALESCE(sum(CAST("concern_domestic_abuse" AS BIGINT)), 0) AS "part_23", COALESCE(sum(CAST("concern_extra_familial_harm" AS BIGINT)), 0) AS "part_24", COALESCE(sum(CAST("concern_young_carer" AS BIGINT)), 0) AS "part_25", COALESCE(sum(CAST("concern_mental_health_child" AS BIGINT)), 0) AS "part_26", COALESCE(sum(CAST("concern_mental_health_parent" AS BIGINT)), 0) AS "part_27", COALESCE(sum(CAST("concern_physical_health_child" AS BIGINT)), 0) AS "part_28", COALESCE(sum(CAST("concern_physical_health_parent" AS BIGINT)), 0) AS "part_29", COALESCE(sum(CAST("concern_drugs_alcohol_child" AS BIGINT)), 0) AS "part_30", COALESCE(sum(CAST("concern_drugs_alcohol_parent" AS BIGINT)), 0) AS "part_31", COALESCE(sum(CAST("concern_disabilities" AS BIGINT)), 0) AS "part_32", COALESCE(sum(CAST("concern_bereavement" AS BIGINT)), 0) AS "part_33", COALESCE(sum(CAST("concern_parental_imprisonment" AS BIGINT)), 0) AS "part_34", COALESCE(sum(CAST("concern_educational_welfare" AS BIGINT)), 0) AS "part_35", COALESCE(sum(CAST("concern_homelessness" AS BIGINT)), 0) AS "part_36", COALESCE(sum(CAST("concern_female_genital_mutilation" AS BIGINT)), 0) AS "part_37", COALESCE(sum(CAST("concern_honour_based_violence" AS BIGINT)), 0) AS "part_38", COALESCE(sum(CAST("concern_radicalisation" AS BIGINT)), 0) AS "part_39", COALESCE(sum(CAST("concern_other" AS BIGINT)), 0) AS "part_40", COALESCE(sum(CAST(((((((((((((((((((NOT ("concern_domestic_abuse" IS NULL)) OR (NOT ("concern_extra_familial_harm" IS NULL))) OR (NOT ("concern_young_carer" IS NULL))) OR (NOT ("concern_mental_health_child" IS NULL))) OR (NOT ("concern_mental_health_parent" IS NULL))) OR (NOT ("concern_physical_health_child" IS NULL))) OR (NOT ("concern_physical_health_parent" IS NULL))) OR (NOT ("concern_drugs_alcohol_child" IS NULL))) OR (NOT ("concern_drugs_alcohol_parent" IS NULL))) OR (NOT ("concern_disabilities" IS NULL))) OR (NOT ("concern_bereavement" IS NULL))) OR (NOT ("concern_parental_imprisonment" IS NULL))) OR (NOT ("concern_educational_welfare" IS NULL))) OR (NOT ("concern_homelessness" IS NULL))) OR (NOT ("concern_female_genital_mutilation" IS NULL))) OR (NOT ("concern_honour_based_violence" IS NULL))) OR (NOT ("concern_radicalisation" IS NULL))) OR (NOT ("concern_other" IS NULL))) AS BIGINT)), 0) AS "part_41", COALESCE(sum(CAST(COALESCE("concern_domestic_abuse", TRUE) AS BIGINT)), 0) AS "part_42", COALESCE(sum(CAST(COALESCE("concern_extra_familial_harm", TRUE) AS BIGINT)), 0) AS "part_43", COALESCE(sum(CAST(COALESCE("concern_young_carer", TRUE) AS BIGINT)), 0) AS "part_44", COALESCE(sum(CAST(((("concern_mental_health_child" OR "concern_mental_health_parent") OR "concern_physical_health_child") OR "concern_physical_health_parent") AS BIGINT)), 0) AS "part_45", COALESCE(sum(CAST(COALESCE(((("concern_mental_health_child" OR "concern_mental_health_parent") OR "concern_physical_health_child") OR "concern_physical_health_parent"), TRUE) AS BIGINT)), 0) AS "part_46", COALESCE(sum(CAST((((("concern_mental_health_child" OR "concern_mental_health_parent") OR "concern_physical_health_child") OR "concern_physical_health_parent") AND ("concern_mental_health_child" OR "concern_physical_health_child")) AS BIGINT)), 0) AS "part_47", COALESCE(sum(CAST((COALESCE(((("concern_mental_health_child" OR "concern_mental_health_parent") OR "concern_physical_health_child") OR "concern_physical_health_parent"), TRUE) AND COALESCE(("concern_mental_health_child" OR "concern_physical_health_child"), TRUE)) AS BIGINT)), 0) AS "part_48", COALESCE(sum(CAST((((("concern_mental_health_child" OR "concern_mental_health_parent") OR "concern_physical_health_child") OR "concern_physical_health_parent") AND ("concern_mental_health_parent" OR "concern_physical_health_parent")) AS BIGINT)), 0) AS "part_49", COALESCE(sum(CAST((COALESCE(((("concern_mental_health_child" OR "concern_mental_health_parent") OR "concern_physical_health_child") OR "concern_physical_health_parent"), TRUE) AND COALESCE(("concern_mental_health_parent" OR "concern_physical_health_parent"), TRUE)) AS BIGINT)), 0) AS "part_50", COALESCE(sum(CAST(("concern_mental_health_child" OR "concern_mental_health_parent") AS BIGINT)), 0) AS "part_51", COALESCE(sum(CAST(COALESCE(("concern_mental_health_child" OR "concern_mental_health_parent"), TRUE) AS BIGINT)), 0) AS "part_52", COALESCE(sum(CAST((("concern_mental_health_child" OR "concern_mental_health_parent") AND "concern_mental_health_child") AS BIGINT)), 0) AS "part_53", COALESCE(sum(CAST((COALESCE(("concern_mental_health_child" OR "concern_mental_health_parent"), TRUE) AND COALESCE("concern_mental_health_child", TRUE)) AS BIGINT)), 0) AS "part_54", COALESCE(sum(CAST((("concern_mental_health_child" OR "concern_mental_health_parent") AND "concern_mental_health_parent") AS BIGINT)), 0) AS "part_55", COALESCE(sum(CAST((COALESCE(("concern_mental_health_child" OR "concern_mental_health_parent"), TRUE) AND COALESCE("concern_mental_health_parent", TRUE)) AS BIGINT)), 0) AS "part_56", COALESCE(sum(CAST(("concern_physical_health_child" OR "concern_physical_health_parent") AS BIGINT)), 0) AS "part_57", COALESCE(sum(CAST(COALESCE(("concern_physical_health_child" OR "concern_physical_health_parent"), TRUE) AS BIGINT)), 0) AS "part_58", COALESCE(sum(CAST((("concern_physical_health_child" OR "concern_physical_health_parent") AND "concern_physical_health_child") AS BIGINT)), 0) AS "part_59", COALESCE(sum(CAST((COALESCE(("concern_physical_health_child" OR "concern_physical_health_parent"), TRUE) AND COALESCE("concern_physical_health_child", TRUE)) AS BIGINT)), 0) AS "part_60", COALESCE(sum(CAST((("concern_physical_health_child" OR "concern_physical_health_parent") AND "concern_physical_health_parent") AS BIGINT)), 0) AS "part_61", COALESCE(sum(CAST((COALESCE(("concern_physical_health_child" OR "concern_physical_health_parent"), TRUE) AND COALESCE("concern_physical_health_parent", TRUE)) AS BIGINT)), 0) AS "part_62", COALESCE(sum(CAST(("concern_drugs_alcohol_child" OR "concern_drugs_alcohol_parent") AS BIGINT)), 0) AS "part_63", COALESCE(sum(CAST(COALESCE(("concern_drugs_alcohol_child" OR "concern_drugs_alcohol_parent"), TRUE) AS BIGINT)), 0) AS "part_64", COALESCE(sum(CAST((("concern_drugs_alcohol_child" OR "concern_drugs_alcohol_parent") AND "concern_drugs_alcohol_child") AS BIGINT)), 0) AS "part_65", COALESCE(sum(CAST((COALESCE(("concern_drugs_alcohol_child" OR "concern_drugs_alcohol_parent"), TRUE) AND COALESCE("concern_drugs_alcohol_child", TRUE)) AS BIGINT)), 0) AS "part_66", COALESCE(sum(CAST((("concern_drugs_alcohol_child" OR "concern_drugs_alcohol_parent") AND "concern_drugs_alcohol_parent") AS BIGINT)), 0) AS "part_67", COALESCE(sum(CAST((COALESCE(("concern_drugs_alcohol_child" OR "concern_drugs_alcohol_parent"), TRUE) AND COALESCE("concern_drugs_alcohol_parent", TRUE)) AS BIGINT)), 0) AS "part_68", COALESCE(sum(CAST(COALESCE("concern_disabilities", TRUE) AS BIGINT)), 0) AS "part_69", COALESCE(sum(CAST(COALESCE("concern_bereavement", TRUE) AS BIGINT)), 0) AS "part_70", COALESCE(sum(CAST(COALESCE("concern_parental_imprisonment", TRUE) AS BIGINT)), 0) AS "part_71", COALESCE(sum(CAST(COALESCE("concern_educational_welfare", TRUE) AS BIGINT)), 0) AS "part_72", COALESCE(sum(CAST(COALESCE("concern_homelessness", TRUE) AS BIGINT)), 0) AS "part_73", COALESCE(sum(CAST(COALESCE("concern_female_genital_mutilation", TRUE) AS BIGINT)), 0) AS "part_74", COALESCE(sum(CAST(COALESCE("concern_honour_based_violence", TRUE) AS BIGINT)), 0) AS "part_75", COALESCE(sum(CAST(COALESCE("concern_radicalisation", TRUE) AS BIGINT)), 0) AS "part_76", COALESCE(sum(CAST(COALESCE("concern_other", TRUE) AS BIGINT)), 0) AS "part_77", COALESCE(sum(CAST("led_to_strategy_meeting" AS BIGINT)), 0) AS "part_78", COALESCE(sum(CAST(COALESCE("led_to_strategy_meeting", TRUE) AS BIGINT)), 0) AS "part_79", COALESCE(sum(CAST("led_to_section_47_enquiry" AS BIGINT)), 0) AS "part_80", COALESCE(sum(CAST(COALESCE("led_to_section_47_enquiry", TRUE) AS BIGINT)), 0) AS "part_81" FROM "__duckdb_s17" AS "referrals" GROUP BY "area_code", "first_day", "repeat_referral", "outcome"

),
"__duckdb_s19" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "repeat_referral" AS "repeat_referral", "outcome" AS "outcome", "part_0", "part_1", "part_2", "part_3", "part_4", "part_5", "part_6", "part_7", "part_8", "part_9", "part_10", "part_11", "part_12", "part_13", "part_14", "part_15", "part_16", "part_17", "part_18", "part_19", "part_20", "part_21", "part_22", "part_23", "part_24", "part_25", "part_26", "part_27", "part_28", "part_29", "part_30", "part_31", "part_32", "part_33", "part_34", "part_35", "part_36", "part_37", "part_38", "part_39", "part_40", "part_41", "part_42", "part_43", "part_44", "part_45", "part_46", "part_47", "part_48", "part_49", "part_50", "part_51", "part_52", "part_53", "part_54", "part_55", "part_56", "part_57", "part_58", "part_59", "part_60", "part_61", "part_62", "part_63", "part_64", "part_65", "part_66", "part_67", "part_68", "part_69", "part_70", "part_71", "part_72", "part_73", "part_74", "part_75", "part_76", "part_77", "part_78", "part_79", "part_80", "part_81" FROM "__duckdb_s18" AS "referrals"
),
"__duckdb_s20" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."first_day", "lhs"."repeat_referral", "lhs"."outcome", "lhs"."part_0", "lhs"."part_1", "lhs"."part_2", "lhs"."part_3", "lhs"."part_4", "lhs"."part_5", "lhs"."part_6", "lhs"."part_7", "lhs"."part_8", "lhs"."part_9", "lhs"."part_10", "lhs"."part_11", "lhs"."part_12", "lhs"."part_13", "lhs"."part_14", "lhs"."part_15", "lhs"."part_16", "lhs"."part_17", "lhs"."part_18", "lhs"."part_19", "lhs"."part_20", "lhs"."part_21", "lhs"."part_22", "lhs"."part_23", "lhs"."part_24", "lhs"."part_25", "lhs"."part_26", "lhs"."part_27", "lhs"."part_28", "lhs"."part_29", "lhs"."part_30", "lhs"."part_31", "lhs"."part_32", "lhs"."part_33", "lhs"."part_34", "lhs"."part_35", "lhs"."part_36", "lhs"."part_37", "lhs"."part_38", "lhs"."part_39", "lhs"."part_40", "lhs"."part_41", "lhs"."part_42", "lhs"."part_43", "lhs"."part_44", "lhs"."part_45", "lhs"."part_46", "lhs"."part_47", "lhs"."part_48", "lhs"."part_49", "lhs"."part_50", "lhs"."part_51", "lhs"."part_52", "lhs"."part_53", "lhs"."part_54", "lhs"."part_55", "lhs"."part_56", "lhs"."part_57", "lhs"."part_58", "lhs"."part_59", "lhs"."part_60", "lhs"."part_61", "lhs"."part_62", "lhs"."part_63", "lhs"."part_64", "lhs"."part_65", "lhs"."part_66", "lhs"."part_67", "lhs"."part_68", "lhs"."part_69", "lhs"."part_70", "lhs"."part_71", "lhs"."part_72", "lhs"."part_73", "lhs"."part_74", "lhs"."part_75", "lhs"."part_76", "lhs"."part_77", "lhs"."part_78", "lhs"."part_79", "lhs"."part_80", "lhs"."part_81", "period" FROM "__duckdb_s19" AS "lhs" INNER JOIN "quarters_of_periods" AS "rhs" ON ("lhs"."first_day" = "rhs"."first_day")
),
"__duckdb_s21" AS NOT MATERIALIZED (
SELECT "area_code", "period", COALESCE(sum("part_0"), 0) AS "tally_0", COALESCE(sum((CASE WHEN "repeat_referral" THEN "part_0" ELSE NULL END)), 0) AS "tally_1", COALESCE(sum((CASE WHEN COALESCE("repeat_referral", TRUE) THEN "part_0" ELSE NULL END)), 0) AS "tally_2", COALESCE(sum((CASE WHEN (NOT "repeat_referral") THEN "part_0" ELSE NULL END)), 0) AS "tally_3", COALESCE(sum((CASE WHEN ((NOT "repeat_referral") AND ("outcome" = 'no_further_action')) THEN "part_0" ELSE NULL END)), 0) AS "tally_4", COALESCE(sum((CASE WHEN ((NOT "repeat_referral") AND ("outcome" = 'prevention_team')) THEN "part_0" ELSE NULL END)), 0) AS "tally_5", COALESCE(sum((CASE WHEN ((NOT "repeat_referral") AND ("outcome" = 'care_and_support')) THEN "part_0" ELSE NULL END)), 0) AS "tally_6", COALESCE(sum((CASE WHEN ((NOT "repeat_referral") AND ("outcome" = 'section_47_enquiry')) THEN "part_0" ELSE NULL END)), 0) AS "tally_7", COALESCE(sum((CASE WHEN ((NOT "repeat_referral") AND (NOT ("outcome" IS NULL))) THEN "part_0" ELSE NULL END)), 0) AS "tally_8", COALESCE(sum((CASE WHEN ((NOT "repeat_referral") AND COALESCE(("outcome" = 'no_further_action'), TRUE)) THEN "part_0" ELSE NULL END)), 0) AS "tally_9", COALESCE(sum((CASE WHEN ((NOT "repeat_referral") AND COALESCE(("outcome" = 'prevention_team'), TRUE)) THEN "part_0" ELSE NULL END)), 0) AS "tally_10", COALESCE(sum((CASE WHEN ((NOT "repeat_referral") AND COALESCE(("outcome" = 'care_and_support'), TRUE)) THEN "part_0" ELSE NULL END)), 0) AS "tally_11", COALESCE(sum((CASE WHEN ((NOT "repeat_referral") AND COALESCE(("outcome" = 'section_47_enquiry'), TRUE)) THEN "part_0" ELSE NULL END)), 0) AS "tally_12", COALESCE(sum((CASE WHEN ("repeat_referral" AND ("outcome" = 'no_further_action')) THEN "part_0" ELSE NULL END)), 0) AS "tally_13", COALESCE(sum((CASE WHEN ("repeat_referral" AND ("outcome" = 'prevention_team')) THEN "part_0" ELSE NULL END)), 0) AS "tally_14", COALESCE(sum((CASE WHEN ("repeat_referral" AND ("outcome" = 'care_and_support')) THEN "part_0" ELSE NULL END)), 0) AS "tally_15", COALESCE(sum((CASE WHEN ("repeat_referral" AND ("outcome" = 'section_47_enquiry')) THEN "part_0" ELSE NULL END)), 0) AS "tally_16", COALESCE(sum((CASE WHEN ("repeat_referral" AND (NOT ("outcome" IS NULL))) THEN "part_0" ELSE NULL END)), 0) AS "tally_17", COALESCE(sum((CASE WHEN ("repeat_referral" AND COALESCE(("outcome" = 'no_further_action'), TRUE)) THEN "part_0" ELSE NULL END)), 0) AS "tally_18", COALESCE(sum((CASE WHEN ("repeat_referral" AND COALESCE(("outcome" = 'prevention_team'), TRUE)) THEN "part_0" ELSE NULL END)), 0) AS "tally_19", COALESCE(sum((CASE WHEN ("repeat_referral" AND COALESCE(("outcome" = 'care_and_support'), TRUE)) THEN "part_0" ELSE NULL END)), 0) AS "tally_20", COALESCE(sum((CASE WHEN ("repeat_referral" AND COALESCE(("outcome" = 'section_47_enquiry'), TRUE)) THEN "part_0" ELSE NULL END)), 0) AS "tally_21", COALESCE(sum("part_1"), 0) AS "tally_22", COALESCE(sum("part_2"), 0) AS "tally_23", COALESCE(sum("part_3"), 0) AS "tally_24", COALESCE(sum("part_4"), 0) AS "tally_25", COALESCE(sum("part_5"), 0) AS "tally_26", COALESCE(sum("part_6"), 0) AS "tally_27", COALESCE(sum("part_7"), 0) AS "tally_28", COALESCE(sum("part_8"), 0) AS "tally_29", COALESCE(sum("part_9"), 0) AS "tally_30", COALESCE(sum("part_10"), 0) AS "tally_31", COALESCE(sum("part_11"), 0) AS "tally_32", COALESCE(sum("part_12"), 0) AS "tally_33", COALESCE(sum("part_13"), 0) AS "tally_34", COALESCE(sum("part_14"), 0) AS "tally_35", COALESCE(sum("part_15"), 0) AS "tally_36", COALESCE(sum("part_16"), 0) AS "tally_37", COALESCE(sum("part_17"), 0) AS "tally_38", COALESCE(sum("part_18"), 0) AS "tally_39", COALESCE(sum("part_19"), 0) AS "tally_40", COALESCE(sum("part_20"), 0) AS "tally_41", COALESCE(sum("part_21"), 0) AS "tally_42", COALESCE(sum("part_22"), 0) AS "tally_43", COALESCE(sum("part_23"), 0) AS "tally_44", COALESCE(sum("part_24"), 0) AS "tally_45", COALESCE(sum("part_25"), 0) AS "tally_46", COALESCE(sum("part_26"), 0) AS "tally_47", COALESCE(sum("part_27"), 0) AS "tally_48", COALESCE(sum("part_28"), 0) AS "tally_49", COALESCE(sum("part_29"), 0) AS "tally_50", COALESCE(sum("part_30"), 0) AS "tally_51", COALESCE(sum("part_31"), 0) AS "tally_52", COALESCE(sum("part_32"), 0) AS "tally_53", COALESCE(sum("part_33"), 0) AS "tally_54", COALESCE(sum("part_34"), 0) AS "tally_55", COALESCE(sum("part_35"), 0) AS "tally_56", COALESCE(sum("part_36"), 0) AS "tally_57", COALESCE(sum("part_37"), 0) AS "tally_58", COALESCE(sum("part_38"), 0) AS "tally_59", COALESCE(sum("part_39"), 0) AS "tally_60", COALESCE(sum("part_40"), 0) AS "tally_61", COALESCE(sum("part_41"), 0) AS "tally_62", COALESCE(sum("part_42"), 0) AS "tally_63", COALESCE(sum("part_43"), 0) AS "tally_64", COALESCE(sum("part_44"), 0) AS "tally_65", COALESCE(sum("part_45"), 0) AS "tally_66", COALESCE(sum("part_46"), 0) AS "tally_67", COALESCE(sum("part_47"), 0) AS "tally_68", COALESCE(sum("part_48"), 0) AS "tally_69", COALESCE(sum("part_49"), 0) AS "tally_70", COALESCE(sum("part_50"), 0) AS "tally_71", COALESCE(sum("part_51"), 0) AS "tally_72", COALESCE(sum("part_52"), 0) AS "tally_73", COALESCE(sum("part_53"), 0) AS "tally_74", COALESCE(sum("part_54"), 0) AS "tally_75", COALESCE(sum("part_55"), 0) AS "tally_76", COALESCE(sum("part_56"), 0) AS "tally_77", COALESCE(sum("part_57"), 0) AS "tally_78", COALESCE(sum("part_58"), 0) AS "tally_79", COALESCE(sum("part_59"), 0) AS "tally_80", COALESCE(sum("part_60"), 0) AS "tally_81", COALESCE(sum("part_61"), 0) AS "tally_82", COALESCE(sum("part_62"), 0) AS "tally_83", COALESCE(sum("part_63"), 0) AS "tally_84", COALESCE(sum("part_64"), 0) AS "tally_85", COALESCE(sum("part_65"), 0) AS "tally_86", COALESCE(sum("part_66"), 0) AS "tally_87", COALESCE(sum("part_67"), 0) AS "tally_88", COALESCE(sum("part_68"), 0) AS "tally_89", COALESCE(sum("part_69"), 0) AS "tally_90", COALESCE(sum("part_70"), 0) AS "tally_91", COALESCE(sum("part_71"), 0) AS "tally_92", COALESCE(sum("part_72"), 0) AS "tally_93", COALESCE(sum("part_73"), 0) AS "tally_94", COALESCE(sum("part_74"), 0) AS "tally_95", COALESCE(sum("part_75"), 0) AS "tally_96", COALESCE(sum("part_76"), 0) AS "tally_97", COALESCE(sum("part_77"), 0) AS "tally_98", COALESCE(sum("part_78"), 0) AS "tally_99", COALESCE(sum("part_79"), 0) AS "tally_100", COALESCE(sum("part_80"), 0) AS "tally_101", COALESCE(sum("part_81"), 0) AS "tally_102" FROM "__duckdb_s20" AS "referrals" GROUP BY "area_code", "period"

)
SELECT "area_code" AS "area_code", "period" AS "period", "tally_0", "tally_1", "tally_2", "tally_3", "tally_4", "tally_5", "tally_6", "tally_7", "tally_8", "tally_9", "tally_10", "tally_11", "tally_12", "tally_13", "tally_14", "tally_15", "tally_16", "tally_17", "tally_18", "tally_19", "tally_20", "tally_21", "tally_22", "tally_23", "tally_24", "tally_25", "tally_26", "tally_27", "tally_28", "tally_29", "tally_30", "tally_31", "tally_32", "tally_33", "tally_34", "tally_35", "tally_36", "tally_37", "tally_38", "tally_39", "tally_40", "tally_41", "tally_42", "tally_43", "tally_44", "tally_45", "tally_46", "tally_47", "tally_48", "tally_49", "tally_50", "tally_51", "tally_52", "tally_53", "tally_54", "tally_55", "tally_56", "tally_57", "tally_58", "tally_59", "tally_60", "tally_61", "tally_62", "tally_63", "tally_64", "tally_65", "tally_66", "tally_67", "tally_68", "tally_69", "tally_70", "tally_71", "tally_72", "tally_73", "tally_74", "tally_75", "tally_76", "tally_77", "tally_78", "tally_79", "tally_80", "tally_81", "tally_82", "tally_83", "tally_84", "tally_85", "tally_86", "tally_87", "tally_88", "tally_89", "tally_90", "tally_91", "tally_92", "tally_93", "tally_94", "tally_95", "tally_96", "tally_97", "tally_98", "tally_99", "tally_100", "tally_101", "tally_102" FROM "__duckdb_s21" AS "referrals"

-- query: keep strategy_meetings
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "strategy_meeting_id", "child_id", "referral_id", "initial", "needed_at", "held_at", "outcome", CAST("held_at" AS date) AS "held_on", (CAST((epoch_us(("held_at" - "needed_at")) // 60000000) AS DOUBLE) / 60) AS "hours_to_meeting", ("outcome" = 'care_and_support') AS "progressed_to_care_and_support" FROM "strategy_meetings"
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "area_code", "child_id", "strategy_meeting_id", count() AS "progressed_to_section_47" FROM "section_47_enquiries" WHERE ((NOT ("strategy_meeting_id" IS NULL))) GROUP BY "area_code", "child_id", "strategy_meeting_id"

),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "child_id" AS "child_id", "strategy_meeting_id" AS "strategy_meeting_id", "progressed_to_section_47" FROM "__duckdb_s1" AS "section_47_enquiries"
),
"__duckdb_s3" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."strategy_meeting_id", "lhs"."child_id", "lhs"."referral_id", "lhs"."initial", "lhs"."needed_at", "lhs"."held_at", "lhs"."outcome", "lhs"."held_on", "lhs"."hours_to_meeting", "lhs"."progressed_to_care_and_support", "progressed_to_section_47" FROM "__duckdb_s0" AS "lhs" LEFT JOIN "__duckdb_s2" AS "rhs" ON ((("lhs"."area_code" = "rhs"."area_code") AND ("lhs"."child_id" = "rhs"."child_id")) AND ("lhs"."strategy_meeting_id" = "rhs"."strategy_meeting_id"))
),
"__duckdb_s4" AS NOT MATERIALIZED (
SELECT "area_code", "strategy_meeting_id", "child_id", "referral_id", "initial", "needed_at", "held_at", "outcome", "held_on", "hours_to_meeting", "progressed_to_care_and_support", (NOT ("progressed_to_section_47" IS NULL)) AS "progressed_to_section_47" FROM "__duckdb_s3" AS "strategy_meetings"
)
SELECT "area_code", "held_on", "strategy_meeting_id", "child_id", "initial", "progressed_to_section_47", "progressed_to_care_and_support", "hours_to_meeting" FROM "__duckdb_s4" AS "strategy_meetings"

-- query: count strategy_meetings
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "held_on", "strategy_meeting_id", "initial", "progressed_to_section_47", "progressed_to_care_and_support", "hours_to_meeting" FROM "kept_strategy_meetings"
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "area_code", "held_on", "strategy_meeting_id", "initial", "progressed_to_section_47", "progressed_to_care_and_support", "hours_to_meeting", CAST(date_trunc('quarter', "held_on") AS DATE) AS "first_day" FROM "__duckdb_s0" AS "kept_strategy_meetings" WHERE (((("held_on" >= getvariable('first_reported_day')) AND ("held_on" <= getvariable('last_reported_day'))) AND (NOT ("strategy_meeting_id" IS NULL))))
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", "strategy_meeting_id", COALESCE(bool_or("initial"), FALSE) AS "tally_0", COALESCE(bool_or(("initial" AND ((NOT "progressed_to_section_47") AND (NOT "progressed_to_care_and_support")))), FALSE) AS "tally_1", COALESCE(bool_or(("initial" AND COALESCE(((NOT "progressed_to_section_47") AND (NOT "progressed_to_care_and_support")), TRUE))), FALSE) AS "tally_2", COALESCE(bool_or(("initial" AND ("hours_to_meeting" <= 24))), FALSE) AS "tally_3", COALESCE(bool_or(("initial" AND COALESCE(("hours_to_meeting" <= 24), TRUE))), FALSE) AS "tally_4", COALESCE(bool_or(("initial" AND "progressed_to_section_47")), FALSE) AS "tally_8", COALESCE(bool_or(("initial" AND COALESCE("progressed_to_section_47", TRUE))), FALSE) AS "tally_9", COALESCE(bool_or(("initial" AND "progressed_to_care_and_support")), FALSE) AS "tally_12", COALESCE(bool_or(("initial" AND COALESCE("progressed_to_care_and_support", TRUE))), FALSE) AS "tally_13" FROM "__duckdb_s1" AS "kept_strategy_meetings" GROUP BY "area_code", "first_day", "strategy_meeting_id"

),
"__duckdb_s3" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "strategy_meeting_id" AS "strategy_meeting_id", "tally_0", "tally_1", "tally_2", "tally_3", "tally_4", "tally_8", "tally_9", "tally_12", "tally_13" FROM "__duckdb_s2" AS "kept_strategy_meetings"
),
"__duckdb_s4" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", COALESCE(sum(CAST("tally_0" AS BIGINT)), 0) AS "tally_0", COALESCE(sum(CAST("tally_1" AS BIGINT)), 0) AS "tally_1", COALESCE(sum(CAST("tally_2" AS BIGINT)), 0) AS "tally_2", COALESCE(sum(CAST("tally_3" AS BIGINT)), 0) AS "tally_3", COALESCE(sum(CAST("tally_4" AS BIGINT)), 0) AS "tally_4", COALESCE(sum(CAST("tally_8" AS BIGINT)), 0) AS "tally_8", COALESCE(sum(CAST("tally_9" AS BIGINT)), 0) AS "tally_9", COALESCE(sum(CAST("tally_12" AS BIGINT)), 0) AS "tally_12", COALESCE(sum(CAST("tally_13" AS BIGINT)), 0) AS "tally_13" FROM "__duckdb_s3" AS "kept_strategy_meetings" GROUP BY "area_code", "first_day"

),
"__duckdb_s5" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "tally_0", "tally_1", "tally_2", "tally_3", "tally_4", "tally_8", "tally_9", "tally_12", "tally_13" FROM "__duckdb_s4" AS "kept_strategy_meetings"
),
"__duckdb_s6" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."first_day", "lhs"."tally_0", "lhs"."tally_1", "lhs"."tally_2", "lhs"."tally_3", "lhs"."tally_4", "lhs"."tally_8", "lhs"."tally_9", "lhs"."tally_12", "lhs"."tally_13", "period" FROM "__duckdb_s5" AS "lhs" INNER JOIN "quarters" AS "rhs" ON ("lhs"."first_day" = "rhs"."first_day")
),
"__duckdb_s7" AS NOT MATERIALIZED (
SELECT "area_code", "held_on", "strategy_meeting_id", "initial", "progressed_to_section_47", "progressed_to_care_and_support", "hours_to_meeting", CAST((date_trunc('year', ("held_on" + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS "first_day" FROM "__duckdb_s0" AS "kept_strategy_meetings" WHERE (((("held_on" >= getvariable('first_reported_day')) AND ("held_on" <= getvariable('last_reported_day'))) AND (NOT ("strategy_meeting_id" IS NULL))))
),
"__duckdb_s8" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", "strategy_meeting_id", COALESCE(bool_or("initial"), FALSE) AS "tally_0", COALESCE(bool_or(("initial" AND ((NOT "progressed_to_section_47") AND (NOT "progressed_to_care_and_support")))), FALSE) AS "tally_1", COALESCE(bool_or(("initial" AND COALESCE(((NOT "progressed_to_section_47") AND (NOT "progressed_to_care_and_support")), TRUE))), FALSE) AS "tally_2", COALESCE(bool_or(("initial" AND ("hours_to_meeting" <= 24))), FALSE) AS "tally_3", COALESCE(bool_or(("initial" AND COALESCE(("hours_to_meeting" <= 24), TRUE))), FALSE) AS "tally_4", COALESCE(bool_or(("initial" AND "progressed_to_section_47")), FALSE) AS "tally_8", COALESCE(bool_or(("initial" AND COALESCE("progressed_to_section_47", TRUE))), FALSE) AS "tally_9", COALESCE(bool_or(("initial" AND "progressed_to_care_and_support")), FALSE) AS "tally_12", COALESCE(bool_or(("initial" AND COALESCE("progressed_to_care_and_support", TRUE))), FALSE) AS "tally_13" FROM "__duckdb_s7" AS "kept_strategy_meetings" GROUP BY "area_code", "first_day", "strategy_meeting_id"

),
"__duckdb_s9" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "strategy_meeting_id" AS "strategy_meeting_id", "tally_0", "tally_1", "tally_2", "tally_3", "tally_4", "tally_8", "tally_9", "tally_12", "tally_13" FROM "__duckdb_s8" AS "kept_strategy_meetings"
),
"__duckdb_s10" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", COALESCE(sum(CAST("tally_0" AS BIGINT)), 0) AS "tally_0", COALESCE(sum(CAST("tally_1" AS BIGINT)), 0) AS "tally_1", COALESCE(sum(CAST("tally_2" AS BIGINT)), 0) AS "tally_2", COALESCE(sum(CAST("tally_3" AS BIGINT)), 0) AS "tally_3", COALESCE(sum(CAST("tally_4" AS BIGINT)), 0) AS "tally_4", COALESCE(sum(CAST("tally_8" AS BIGINT)), 0) AS "tally_8", COALESCE(sum(CAST("tally_9" AS BIGINT)), 0) AS "tally_9", COALESCE(sum(CAST("tally_12" AS BIGINT)), 0) AS "tally_12", COALESCE(sum(CAST("tally_13" AS BIGINT)), 0) AS "tally_13" FROM "__duckdb_s9" AS "kept_strategy_meetings" GROUP BY "area_code", "first_day"

),
"__duckdb_s11" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "tally_0", "tally_1", "tally_2", "tally_3", "tally_4", "tally_8", "tally_9", "tally_12", "tally_13" FROM "__duckdb_s10" AS "kept_strategy_meetings"
),
"__duckdb_s12" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."first_day", "lhs"."tally_0", "lhs"."tally_1", "lhs"."tally_2", "lhs"."tally_3", "lhs"."tally_4", "lhs"."tally_8", "lhs"."tally_9", "lhs"."tally_12", "lhs"."tally_13", "period" FROM "__duckdb_s11" AS "lhs" INNER JOIN "years" AS "rhs" ON ("lhs"."first_day" = "rhs"."first_day")
)
SELECT * FROM "__duckdb_s6" AS "kept_strategy_meetings" UNION ALL SELECT * FROM "__duckdb_s12" AS "kept_strategy_meetings"

-- query: count strategy_meetings
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "held_on", "child_id", "initial", "hours_to_meeting", "progressed_to_section_47", "progressed_to_care_and_support" FROM "kept_strategy_meetings"
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "area_code", "held_on", "child_id", "initial", "hours_to_meeting", "progressed_to_section_47", "progressed_to_care_and_support", CAST(date_trunc('quarter', "held_on") AS DATE) AS "first_day" FROM "__duckdb_s0" AS "kept_strategy_meetings" WHERE (((("held_on" >= getvariable('first_reported_day')) AND ("held_on" <= getvariable('last_reported_day'))) AND (NOT ("child_id" IS NULL))))
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", "child_id", COALESCE(bool_or(("initial" AND ("hours_to_meeting" <= 24))), FALSE) AS "tally_5", COALESCE(bool_or("initial"), FALSE) AS "tally_6", COALESCE(bool_or(("initial" AND COALESCE(("hours_to_meeting" <= 24), TRUE))), FALSE) AS "tally_7", COALESCE(bool_or(("initial" AND "progressed_to_section_47")), FALSE) AS "tally_10", COALESCE(bool_or(("initial" AND COALESCE("progressed_to_section_47", TRUE))), FALSE) AS "tally_11", COALESCE(bool_or(("initial" AND "progressed_to_care_and_support")), FALSE) AS "tally_14", COALESCE(bool_or(("initial" AND COALESCE("progressed_to_care_and_support", TRUE))), FALSE) AS "tally_15" FROM "__duckdb_s1" AS "kept_strategy_meetings" GROUP BY "area_code", "first_day", "child_id"

),
"__duckdb_s3" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "child_id" AS "child_id", "tally_5", "tally_6", "tally_7", "tally_10", "tally_11", "tally_14", "tally_15" FROM "__duckdb_s2" AS "kept_strategy_meetings"
),
"__duckdb_s4" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", COALESCE(sum(CAST("tally_5" AS BIGINT)), 0) AS "tally_5", COALESCE(sum(CAST("tally_6" AS BIGINT)), 0) AS "tally_6", COALESCE(sum(CAST("tally_7" AS BIGINT)), 0) AS "tally_7", COALESCE(sum(CAST("tally_10" AS BIGINT)), 0) AS "tally_10", COALESCE(sum(CAST("tally_11" AS BIGINT)), 0) AS "tally_11", COALESCE(sum(CAST("tally_14" AS BIGINT)), 0) AS "tally_14", COALESCE(sum(CAST("tally_15" AS BIGINT)), 0) AS "tally_15" FROM "__duckdb_s3" AS "kept_strategy_meetings" GROUP BY "area_code", "first_day"

),
"__duckdb_s5" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "tally_5", "tally_6", "tally_7", "tally_10", "tally_11", "tally_14", "tally_15" FROM "__duckdb_s4" AS "kept_strategy_meetings"
),
"__duckdb_s6" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."first_day", "lhs"."tally_5", "lhs"."tally_6", "lhs"."tally_7", "lhs"."tally_10", "lhs"."tally_11", "lhs"."tally_14", "lhs"."tally_15", "period" FROM "__duckdb_s5" AS "lhs" INNER JOIN "quarters" AS "rhs" ON ("lhs"."first_day" = "rhs"."first_day")
),
"__duckdb_s7" AS NOT MATERIALIZED (
SELECT "area_code", "held_on", "child_id", "initial", "hours_to_meeting", "progressed_to_section_47", "progressed_to_care_and_support", CAST((date_trunc('year', ("held_on" + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS "first_day" FROM "__duckdb_s0" AS "kept_strategy_meetings" WHERE (((("held_on" >= getvariable('first_reported_day')) AND ("held_on" <= getvariable('last_reported_day'))) AND (NOT ("child_id" IS NULL))))
),
"__duckdb_s8" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", "child_id", COALESCE(bool_or(("initial" AND ("hours_to_meeting" <= 24))), FALSE) AS "tally_5", COALESCE(bool_or("initial"), FALSE) AS "tally_6", COALESCE(bool_or(("initial" AND COALESCE(("hours_to_meeting" <= 24), TRUE))), FALSE) AS "tally_7", COALESCE(bool_or(("initial" AND "progressed_to_section_47")), FALSE) AS "tally_10", COALESCE(bool_or(("initial" AND COALESCE("progressed_to_section_47", TRUE))), FALSE) AS "tally_11", COALESCE(bool_or(("initial" AND "progressed_to_care_and_support")), FALSE) AS "tally_14", COALESCE(bool_or(("initial" AND COALESCE("progressed_to_care_and_support", TRUE))), FALSE) AS "tally_15" FROM "__duckdb_s7" AS "kept_strategy_meetings" GROUP BY "area_code", "first_day", "child_id"

),
"__duckdb_s9" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "child_id" AS "child_id", "tally_5", "tally_6", "tally_7", "tally_10", "tally_11", "tally_14", "tally_15" FROM "__duckdb_s8" AS "kept_strategy_meetings"
),
"__duckdb_s10" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", COALESCE(sum(CAST("tally_5" AS BIGINT)), 0) AS "tally_5", COALESCE(sum(CAST("tally_6" AS BIGINT)), 0) AS "tally_6", COALESCE(sum(CAST("tally_7" AS BIGINT)), 0) AS "tally_7", COALESCE(sum(CAST("tally_10" AS BIGINT)), 0) AS "tally_10", COALESCE(sum(CAST("tally_11" AS BIGINT)), 0) AS "tally_11", COALESCE(sum(CAST("tally_14" AS BIGINT)), 0) AS "tally_14", COALESCE(sum(CAST("tally_15" AS BIGINT)), 0) AS "tally_15" FROM "__duckdb_s9" AS "kept_strategy_meetings" GROUP BY "area_code", "first_day"

),
"__duckdb_s11" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "tally_5", "tally_6", "tally_7", "tally_10", "tally_11", "tally_14", "tally_15" FROM "__duckdb_s10" AS "kept_strategy_meetings"
),
"__duckdb_s12" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."first_day", "lhs"."tally_5", "lhs"."tally_6", "lhs"."tally_7", "lhs"."tally_10", "lhs"."tally_11", "lhs"."tally_14", "lhs"."tally_15", "period" FROM "__duckdb_s11" AS "lhs" INNER JOIN "years" AS "rhs" ON ("lhs"."first_day" = "rhs"."first_day")
)
SELECT * FROM "__duckdb_s6" AS "kept_strategy_meetings" UNION ALL SELECT * FROM "__duckdb_s12" AS "kept_strategy_meetings"

-- query: keep section_47_enquiries
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "records_from" FROM "reaches" WHERE (("table" = 'section_47_enquiries'))
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."enquiry_id", "lhs"."child_id", "lhs"."referral_id", "lhs"."strategy_meeting_id", "lhs"."started_on", "lhs"."completed_on", "lhs"."in_language_of_choice", "lhs"."medical", "records_from" FROM "section_47_enquiries" AS "lhs" LEFT JOIN "__duckdb_s0" AS "rhs" ON ("lhs"."area_code" = "rhs"."area_code")
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "child_id", "area_code", "started_on" FROM "__duckdb_s1" AS "section_47_enquiries"
),
"__duckdb_s3" AS NOT MATERIALIZED (
SELECT "child_id", "area_code", "started_on", (
lag("started_on", 1) over (partition by "child_id", "area_code" order by "started_on" asc nulls first )
) AS "previous_day" FROM "__duckdb_s2" AS "section_47_enquiries"
),
"__duckdb_s4" AS NOT MATERIALIZED (
SELECT * FROM "__duckdb_s3" AS "section_47_enquiries" WHERE (("previous_day" < "started_on"))
),
"__duckdb_s5" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."enquiry_id", "lhs"."child_id", "lhs"."referral_id", "lhs"."strategy_meeting_id", "lhs"."started_on", "lhs"."completed_on", "lhs"."in_language_of_choice", "lhs"."medical", "lhs"."records_from", "previous_day" FROM "__duckdb_s1" AS "lhs" LEFT JOIN "__duckdb_s4" AS "rhs" ON ((("lhs"."child_id" = "rhs"."child_id") AND ("lhs"."area_code" = "rhs"."area_code")) AND ("lhs"."started_on" = "rhs"."started_on"))
),
"__duckdb_s6" AS NOT MATERIALIZED (
SELECT "area_code", "enquiry_id", "child_id", "referral_id", "strategy_meeting_id", "started_on", "completed_on", "in_language_of_choice", "medical", "records_from", "previous_day", (CASE WHEN ("previous_day" >= ("started_on" + (
interval '-12 month'
))) THEN TRUE ELSE (CASE WHEN ("records_from" <= ("started_on" + (
interval '-12 month'
))) THEN FALSE ELSE NULL END) END) AS "more_than_one_enquiry_within_1_year" FROM "__duckdb_s5" AS "section_47_enquiries"
),
"__duckdb_s7" AS NOT MATERIALIZED (
SELECT "area_code", "enquiry_id", "child_id", "referral_id", "strategy_meeting_id", "started_on", "completed_on", "in_language_of_choice", "medical", "records_from", "previous_day", "more_than_one_enquiry_within_1_year", (CASE WHEN ("previous_day" >= ("started_on" + (
interval '-24 month'
))) THEN TRUE ELSE (CASE WHEN ("records_from" <= ("started_on" + (
interval '-24 month'
))) THEN FALSE ELSE NULL END) END) AS "more_than_one_enquiry_within_2_years" FROM "__duckdb_s6" AS "section_47_enquiries"
),
"__duckdb_s8" AS NOT MATERIALIZED (
SELECT "area_code", "enquiry_id", "child_id", "referral_id", "strategy_meeting_id", "started_on", "completed_on", "in_language_of_choice", "medical", "records_from", "previous_day", "more_than_one_enquiry_within_1_year", "more_than_one_enquiry_within_2_years", (CASE WHEN ("previous_day" >= ("started_on" + (
interval '-36 month'
))) THEN TRUE ELSE (CASE WHEN ("records_from" <= ("started_on" + (
interval '-36 month'
))) THEN FALSE ELSE NULL END) END) AS "more_than_one_enquiry_within_3_years" FROM "__duckdb_s7" AS "section_47_enquiries"
),
"__duckdb_s9" AS NOT MATERIALIZED (
SELECT "area_code", "enquiry_id", "child_id", "referral_id", "strategy_meeting_id", "started_on", "completed_on", "in_language_of_choice", "medical", "records_from", "previous_day", "more_than_one_enquiry_within_1_year", "more_than_one_enquiry_within_2_years", "more_than_one_enquiry_within_3_years", (CASE WHEN ("previous_day" >= ("started_on" + (
interval '-48 month'
))) THEN TRUE ELSE (CASE WHEN ("records_from" <= ("started_on" + (
interval '-48 month'
))) THEN FALSE ELSE NULL END) END) AS "more_than_one_enquiry_within_4_years" FROM "__duckdb_s8" AS "section_47_enquiries"
),
"__duckdb_s10" AS NOT MATERIALIZED (
SELECT "day" AS "started_on", "working_day_number" AS "start_number" FROM "calendar"
),
"__duckdb_s11" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."enquiry_id", "lhs"."child_id", "lhs"."referral_id", "lhs"."strategy_meeting_id", "lhs"."started_on", "lhs"."completed_on", "lhs"."in_language_of_choice", "lhs"."medical", "lhs"."records_from", "lhs"."previous_day", "lhs"."more_than_one_enquiry_within_1_year", "lhs"."more_than_one_enquiry_within_2_years", "lhs"."more_than_one_enquiry_within_3_years", "lhs"."more_than_one_enquiry_within_4_years", "start_number" FROM "__duckdb_s9" AS "lhs" LEFT JOIN "__duckdb_s10" AS "rhs" ON ("lhs"."started_on" = "rhs"."started_on")
),
"__duckdb_s12" AS NOT MATERIALIZED (
SELECT "day" AS "completed_on", "working_day_number" AS "end_number" FROM "calendar"
),
"__duckdb_s13" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."enquiry_id", "lhs"."child_id", "lhs"."referral_id", "lhs"."strategy_meeting_id", "lhs"."started_on", "lhs"."completed_on", "lhs"."in_language_of_choice", "lhs"."medical", "lhs"."records_from", "lhs"."previous_day", "lhs"."more_than_one_enquiry_within_1_year", "lhs"."more_than_one_enquiry_within_2_years", "lhs"."more_than_one_enquiry_within_3_years", "lhs"."more_than_one_enquiry_within_4_years", "lhs"."start_number", "end_number" FROM "__duckdb_s11" AS "lhs" LEFT JOIN "__duckdb_s12" AS "rhs" ON ("lhs"."completed_on" = "rhs"."completed_on")
),
"__duckdb_s14" AS NOT MATERIALIZED (
SELECT "area_code", "enquiry_id", "child_id", "referral_id", "strategy_meeting_id", "started_on", "completed_on", "in_language_of_choice", "medical", "records_from", "previous_day", "more_than_one_enquiry_within_1_year", "more_than_one_enquiry_within_2_years", "more_than_one_enquiry_within_3_years", "more_than_one_enquiry_within_4_years", "start_number", "end_number", ("end_number" - "start_number") AS "working_days_to_completion" FROM "__duckdb_s13" AS "section_47_enquiries"
),
"__duckdb_s15" AS NOT MATERIALIZED (
SELECT "area_code", "enquiry_id", "child_id", "referral_id", "strategy_meeting_id", "started_on", "completed_on", "in_language_of_choice", "medical", "records_from", "previous_day", "more_than_one_enquiry_within_1_year", "more_than_one_enquiry_within_2_years", "more_than_one_enquiry_within_3_years", "more_than_one_enquiry_within_4_years", "working_days_to_completion" FROM "__duckdb_s14" AS "section_47_enquiries"
),
"__duckdb_s16" AS NOT MATERIALIZED (
SELECT "area_code", "child_id", "enquiry_id", count() AS "progressed_to_care_and_support_plan" FROM "care_and_support_plans" WHERE ((NOT ("enquiry_id" IS NULL))) GROUP BY "area_code", "child_id", "enquiry_id"

),
"__duckdb_s17" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "child_id" AS "child_id", "enquiry_id" AS "enquiry_id", "progressed_to_care_and_support_plan" FROM "__duckdb_s16" AS "care_and_support_plans"
),
"__duckdb_s18" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."enquiry_id", "lhs"."child_id", "lhs"."referral_id", "lhs"."strategy_meeting_id", "lhs"."started_on", "lhs"."completed_on", "lhs"."in_language_of_choice", "lhs"."medical", "lhs"."records_from", "lhs"."previous_day", "lhs"."more_than_one_enquiry_within_1_year", "lhs"."more_than_one_enquiry_within_2_years", "lhs"."more_than_one_enquiry_within_3_years", "lhs"."more_than_one_enquiry_within_4_years", "lhs"."working_days_to_completion", "progressed_to_care_and_support_plan" FROM "__duckdb_s15" AS "lhs" LEFT JOIN "__duckdb_s17" AS "rhs" ON ((("lhs"."area_code" = "rhs"."area_code") AND ("lhs"."child_id" = "rhs"."child_id")) AND ("lhs"."enquiry_id" = "rhs"."enquiry_id"))
),
"__duckdb_s19" AS NOT MATERIALIZED (
SELECT "area_code", "enquiry_id", "child_id", "referral_id", "strategy_meeting_id", "started_on", "completed_on", "in_language_of_choice", "medical", "records_from", "previous_day", "more_than_one_enquiry_within_1_year", "more_than_one_enquiry_within_2_years", "more_than_one_enquiry_within_3_years", "more_than_one_enquiry_within_4_years", "working_days_to_completion", (NOT ("progressed_to_care_and_support_plan" IS NULL)) AS "progressed_to_care_and_support_plan" FROM "__duckdb_s18" AS "section_47_enquiries"
),
"__duckdb_s20" AS NOT MATERIALIZED (
SELECT "area_code", "child_id", "enquiry_id", count() AS "progressed_to_conference" FROM "conferences" WHERE (("kind" = 'initial')) AND ((NOT ("enquiry_id" IS NULL))) GROUP BY "area_code", "child_id", "enquiry_id"

),
"__duckdb_s21" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "child_id" AS "child_id", "enquiry_id" AS "enquiry_id", "progressed_to_conference" FROM "__duckdb_s20" AS "conferences"
),
"__duckdb_s22" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."enquiry_id", "lhs"."child_id", "lhs"."referral_id", "lhs"."strategy_meeting_id", "lhs"."started_on", "lhs"."completed_on", "lhs"."in_language_of_choice", "lhs"."medical", "lhs"."records_from", "lhs"."previous_day", "lhs"."more_than_one_enquiry_within_1_year", "lhs"."more_than_one_enquiry_within_2_years", "lhs"."more_than_one_enquiry_within_3_years", "lhs"."more_than_one_enquiry_within_4_years", "lhs"."working_days_to_completion", "lhs"."progressed_to_care_and_support_plan", "progressed_to_conference" FROM "__duckdb_s19" AS "lhs" LEFT JOIN "__duckdb_s21" AS "rhs" ON ((("lhs"."area_code" = "rhs"."area_code") AND ("lhs"."child_id" = "rhs"."child_id")) AND ("lhs"."enquiry_id" = "rhs"."enquiry_id"))
),
"__duckdb_s23" AS NOT MATERIALIZED (
SELECT "area_code", "enquiry_id", "child_id", "referral_id", "strategy_meeting_id", "started_on", "completed_on", "in_language_of_choice", "medical", "records_from", "previous_day", "more_than_one_enquiry_within_1_year", "more_than_one_enquiry_within_2_years", "more_than_one_enquiry_within_3_years", "more_than_one_enquiry_within_4_years", "working_days_to_completion", "progressed_to_care_and_support_plan", (NOT ("progressed_to_conference" IS NULL)) AS "progressed_to_conference" FROM "__duckdb_s22" AS "section_47_enquiries"
),
"__duckdb_s24" AS NOT MATERIALIZED (
SELECT "area_code", "child_id", "enquiry_id", count() AS "progressed_to_register" FROM "registrations" WHERE ((NOT ("enquiry_id" IS NULL))) GROUP BY "area_code", "child_id", "enquiry_id"

),
"__duckdb_s25" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "child_id" AS "child_id", "enquiry_id" AS "enquiry_id", "progressed_to_register" FROM "__duckdb_s24" AS "registrations"
),
"__duckdb_s26" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."enquiry_id", "lhs"."child_id", "lhs"."referral_id", "lhs"."strategy_meeting_id", "lhs"."started_on", "lhs"."completed_on", "lhs"."in_language_of_choice", "lhs"."medical", "lhs"."records_from", "lhs"."previous_day", "lhs"."more_than_one_enquiry_within_1_year", "lhs"."more_than_one_enquiry_within_2_years", "lhs"."more_than_one_enquiry_within_3_years", "lhs"."more_than_one_enquiry_within_4_years", "lhs"."working_days_to_completion", "lhs"."progressed_to_care_and_support_plan", "lhs"."progressed_to_conference", "progressed_to_register" FROM "__duckdb_s23" AS "lhs" LEFT JOIN "__duckdb_s25" AS "rhs" ON ((("lhs"."area_code" = "rhs"."area_code") AND ("lhs"."child_id" = "rhs"."child_id")) AND ("lhs"."enquiry_id" = "rhs"."enquiry_id"))
),
"__duckdb_s27" AS NOT MATERIALIZED (
SELECT "area_code", "enquiry_id", "child_id", "referral_id", "strategy_meeting_id", "started_on", "completed_on", "in_language_of_choice", "medical", "records_from", "previous_day", "more_than_one_enquiry_within_1_year", "more_than_one_enquiry_within_2_years", "more_than_one_enquiry_within_3_years", "more_than_one_enquiry_within_4_years", "working_days_to_completion", "progressed_to_care_and_support_plan", "progressed_to_conference", (NOT ("progressed_to_register" IS NULL)) AS "progressed_to_register" FROM "__duckdb_s26" AS "section_47_enquiries"
),
"__duckdb_s28" AS NOT MATERIALIZED (
SELECT "area_code", "child_id", "enquiry_id", count() AS "progressed_to_looked_after" FROM "looked_after_episodes" WHERE ((NOT ("enquiry_id" IS NULL))) GROUP BY "area_code", "child_id", "enquiry_id"

),
"__duckdb_s29" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "child_id" AS "child_id", "enquiry_id" AS "enquiry_id", "progressed_to_looked_after" FROM "__duckdb_s28" AS "looked_after_episodes"
),
"__duckdb_s30" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."enquiry_id", "lhs"."child_id", "lhs"."referral_id", "lhs"."strategy_meeting_id", "lhs"."started_on", "lhs"."completed_on", "lhs"."in_language_of_choice", "lhs"."medical", "lhs"."records_from", "lhs"."previous_day", "lhs"."more_than_one_enquiry_within_1_year", "lhs"."more_than_one_enquiry_within_2_years", "lhs"."more_than_one_enquiry_within_3_years", "lhs"."more_than_one_enquiry_within_4_years", "lhs"."working_days_to_completion", "lhs"."progressed_to_care_and_support_plan", "lhs"."progressed_to_conference", "lhs"."progressed_to_register", "progressed_to_looked_after" FROM "__duckdb_s27" AS "lhs" LEFT JOIN "__duckdb_s29" AS "rhs" ON ((("lhs"."area_code" = "rhs"."area_code") AND ("lhs"."child_id" = "rhs"."child_id")) AND ("lhs"."enquiry_id" = "rhs"."enquiry_id"))
),
"__duckdb_s31" AS NOT MATERIALIZED (
SELECT "area_code", "enquiry_id", "child_id", "referral_id", "strategy_meeting_id", "started_on", "completed_on", "in_language_of_choice", "medical", "records_from", "previous_day", "more_than_one_enquiry_within_1_year", "more_than_one_enquiry_within_2_years", "more_than_one_enquiry_within_3_years", "more_than_one_enquiry_within_4_years", "working_days_to_completion", "progressed_to_care_and_support_plan", "progressed_to_conference", "progressed_to_register", (NOT ("progressed_to_looked_after" IS NULL)) AS "progressed_to_looked_after" FROM "__duckdb_s30" AS "section_47_enquiries"
),
"__duckdb_s32" AS NOT MATERIALIZED (
SELECT "area_code", "enquiry_id", "child_id", "referral_id", "strategy_meeting_id", "started_on", "completed_on", "in_language_of_choice", "medical", "more_than_one_enquiry_within_1_year", "more_than_one_enquiry_within_2_years", "more_than_one_enquiry_within_3_years", "more_than_one_enquiry_within_4_years", "working_days_to_completion", "progressed_to_care_and_support_plan", "progressed_to_conference", "progressed_to_register", "progressed_to_looked_after" FROM "__duckdb_s31" AS "section_47_enquiries"
)
SELECT "area_code", "started_on", "completed_on", "child_id", "working_days_to_completion", "in_language_of_choice", "more_than_one_enquiry_within_1_year", "more_than_one_enquiry_within_2_years", "more_than_one_enquiry_within_3_years", "more_than_one_enquiry_within_4_years", "medical", "progressed_to_care_and_support_plan", "progressed_to_conference", "progressed_to_register", "progressed_to_looked_after" FROM "__duckdb_s32" AS "section_47_enquiries"

-- query: count section_47_enquiries
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "started_on", "more_than_one_enquiry_within_1_year", "more_than_one_enquiry_within_2_years", "more_than_one_enquiry_within_3_years", "more_than_one_enquiry_within_4_years", "medical", "progressed_to_care_and_support_plan", "progressed_to_conference", "progressed_to_register", "progressed_to_looked_after" FROM "kept_section_47_enquiries"
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "area_code", "started_on", "more_than_one_enquiry_within_1_year", "more_than_one_enquiry_within_2_years", "more_than_one_enquiry_within_3_years", "more_than_one_enquiry_within_4_years", "medical", "progressed_to_care_and_support_plan", "progressed_to_conference", "progressed_to_register", "progressed_to_looked_after", CAST(date_trunc('quarter', "started_on") AS DATE) AS "first_day" FROM "__duckdb_s0" AS "kept_section_47_enquiries" WHERE ((("started_on" >= getvariable('first_reported_day')) AND ("started_on" <= getvariable('last_reported_day'))))
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", count() AS "part_0", COALESCE(sum(CAST("more_than_one_enquiry_within_1_year" AS BIGINT)), 0) AS "part_1", COALESCE(sum(CAST(COALESCE("more_than_one_enquiry_within_1_year", TRUE) AS BIGINT)), 0) AS "part_2", COALESCE(sum(CAST("more_than_one_enquiry_within_2_years" AS BIGINT)), 0) AS "part_3", COALESCE(sum(CAST(COALESCE("more_than_one_enquiry_within_2_years", TRUE) AS BIGINT)), 0) AS "part_4", COALESCE(sum(CAST("more_than_one_enquiry_within_3_years" AS BIGINT)), 0) AS "part_5", COALESCE(sum(CAST(COALESCE("more_than_one_enquiry_within_3_years", TRUE) AS BIGINT)), 0) AS "part_6", COALESCE(sum(CAST("more_than_one_enquiry_within_4_years" AS BIGINT)), 0) AS "part_7", COALESCE(sum(CAST(COALESCE("more_than_one_enquiry_within_4_years", TRUE) AS BIGINT)), 0) AS "part_8", COALESCE(sum(CAST(contains(['physical_injuries', 'neglect', 'other'], "medical") AS BIGINT)), 0) AS "part_9", COALESCE(sum(CAST(COALESCE(contains(['physical_injuries', 'neglect', 'other'], "medical"), TRUE) AS BIGINT)), 0) AS "part_10", COALESCE(sum(CAST(("medical" = 'physical_injuries') AS BIGINT)), 0) AS "part_11", COALESCE(sum(CAST(COALESCE(("medical" = 'physical_injuries'), TRUE) AS BIGINT)), 0) AS "part_12", COALESCE(sum(CAST(("medical" = 'neglect') AS BIGINT)), 0) AS "part_13", COALESCE(sum(CAST(COALESCE(("medical" = 'neglect'), TRUE) AS BIGINT)), 0) AS "part_14", COALESCE(sum(CAST("progressed_to_care_and_support_plan" AS BIGINT)), 0) AS "part_15", COALESCE(sum(CAST(COALESCE("progressed_to_care_and_support_plan", TRUE) AS BIGINT)), 0) AS "part_16", COALESCE(sum(CAST(((((NOT "progressed_to_care_and_support_plan") AND (NOT "progressed_to_conference")) AND (NOT "progressed_to_register")) AND (NOT "progressed_to_looked_after")) AS BIGINT)), 0) AS "part_17", COALESCE(sum(CAST((((COALESCE((NOT "progressed_to_care_and_support_plan"), TRUE) AND COALESCE((NOT "progressed_to_conference"), TRUE)) AND COALESCE((NOT "progressed_to_register"), TRUE)) AND COALESCE((NOT "progressed_to_looked_after"), TRUE)) AS BIGINT)), 0) AS "part_18", COALESCE(sum(CAST("progressed_to_conference" AS BIGINT)), 0) AS "part_19", COALESCE(sum(CAST(COALESCE("progressed_to_conference", TRUE) AS BIGINT)), 0) AS "part_20", COALESCE(sum(CAST("progressed_to_register" AS BIGINT)), 0) AS "part_21", COALESCE(sum(CAST(COALESCE("progressed_to_register", TRUE) AS BIGINT)), 0) AS "part_22", COALESCE(sum(CAST("progressed_to_looked_after" AS BIGINT)), 0) AS "part_23", COALESCE(sum(CAST(COALESCE("progressed_to_looked_after", TRUE) AS BIGINT)), 0) AS "part_24" FROM "__duckdb_s1" AS "kept_section_47_enquiries" GROUP BY "area_code", "first_day"

),
"__duckdb_s3" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "part_0", "part_1", "part_2", "part_3", "part_4", "part_5", "part_6", "part_7", "part_8", "part_9", "part_10", "part_11", "part_12", "part_13", "part_14", "part_15", "part_16", "part_17", "part_18", "part_19", "part_20", "part_21", "part_22", "part_23", "part_24" FROM "__duckdb_s2" AS "kept_section_47_enquiries"
),
"__duckdb_s4" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."first_day", "lhs"."part_0", "lhs"."part_1", "lhs"."part_2", "lhs"."part_3", "lhs"."part_4", "lhs"."part_5", "lhs"."part_6", "lhs"."part_7", "lhs"."part_8", "lhs"."part_9", "lhs"."part_10", "lhs"."part_11", "lhs"."part_12", "lhs"."part_13", "lhs"."part_14", "lhs"."part_15", "lhs"."part_16", "lhs"."part_17", "lhs"."part_18", "lhs"."part_19", "lhs"."part_20", "lhs"."part_21", "lhs"."part_22", "lhs"."part_23", "lhs"."part_24", "period" FROM "__duckdb_s3" AS "lhs" INNER JOIN "quarters_of_periods" AS "rhs" ON ("lhs"."first_day" = "rhs"."first_day")
),
"__duckdb_s5" AS NOT MATERIALIZED (
SELECT "area_code", "period", COALESCE(sum("part_0"), 0) AS "tally_0", COALESCE(sum("part_1"), 0) AS "tally_9", COALESCE(sum("part_2"), 0) AS "tally_10", COALESCE(sum("part_3"), 0) AS "tally_11", COALESCE(sum("part_4"), 0) AS "tally_12", COALESCE(sum("part_5"), 0) AS "tally_13", COALESCE(sum("part_6"), 0) AS "tally_14", COALESCE(sum("part_7"), 0) AS "tally_15", COALESCE(sum("part_8"), 0) AS "tally_16", COALESCE(sum("part_9"), 0) AS "tally_17", COALESCE(sum("part_10"), 0) AS "tally_18", COALESCE(sum("part_11"), 0) AS "tally_19", COALESCE(sum("part_12"), 0) AS "tally_20", COALESCE(sum("part_13"), 0) AS "tally_21", COALESCE(sum("part_14"), 0) AS "tally_22", COALESCE(sum("part_15"), 0) AS "tally_23", COALESCE(sum("part_16"), 0) AS "tally_24", COALESCE(sum("part_17"), 0) AS "tally_25", COALESCE(sum("part_18"), 0) AS "tally_26", COALESCE(sum("part_19"), 0) AS "tally_27", COALESCE(sum("part_20"), 0) AS "tally_28", COALESCE(sum("part_21"), 0) AS "tally_29", COALESCE(sum("part_22"), 0) AS "tally_30", COALESCE(sum("part_23"), 0) AS "tally_31", COALESCE(sum("part_24"), 0) AS "tally_32" FROM "__duckdb_s4" AS "kept_section_47_enquiries" GROUP BY "area_code", "period"

)
SELECT "area_code" AS "area_code", "period" AS "period", "tally_0", "tally_9", "tally_10", "tally_11", "tally_12", "tally_13", "tally_14", "tally_15", "tally_16", "tally_17", "tally_18", "tally_19", "tally_20", "tally_21", "tally_22", "tally_23", "tally_24", "tally_25", "tally_26", "tally_27", "tally_28", "tally_29", "tally_30", "tally_31", "tally_32" FROM "__duckdb_s5" AS "kept_section_47_enquiries"

-- query: count section_47_enquiries
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "completed_on", "working_days_to_completion", "in_language_of_choice" FROM "kept_section_47_enquiries"
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "area_code", "completed_on", "working_days_to_completion", "in_language_of_choice", CAST(date_trunc('quarter', "completed_on") AS DATE) AS "first_day" FROM "__duckdb_s0" AS "kept_section_47_enquiries" WHERE ((("completed_on" >= getvariable('first_reported_day')) AND ("completed_on" <= getvariable('last_reported_day'))))
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", COALESCE(sum(CAST(("working_days_to_completion" <= 10) AS BIGINT)), 0) AS "part_0", count() AS "part_1", COALESCE(sum(CAST(COALESCE(("working_days_to_completion" <= 10), TRUE) AS BIGINT)), 0) AS "part_2", COALESCE(sum(CAST("in_language_of_choice" AS BIGINT)), 0) AS "part_3", COALESCE(sum(CAST(COALESCE("in_language_of_choice", TRUE) AS BIGINT)), 0) AS "part_4" FROM "__duckdb_s1" AS "kept_section_47_enquiries" GROUP BY "area_code", "first_day"

),
"__duckdb_s3" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "part_0", "part_1", "part_2", "part_3", "part_4" FROM "__duckdb_s2" AS "kept_section_47_enquiries"
),
"__duckdb_s4" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."first_day", "lhs"."part_0", "lhs"."part_1", "lhs"."part_2", "lhs"."part_3", "lhs"."part_4", "period" FROM "__duckdb_s3" AS "lhs" INNER JOIN "quarters_of_periods" AS "rhs" ON ("lhs"."first_day" = "rhs"."first_day")
),
"__duckdb_s5" AS NOT MATERIALIZED (
SELECT "area_code", "period", COALESCE(sum("part_0"), 0) AS "tally_1", COALESCE(sum("part_1"), 0) AS "tally_2", COALESCE(sum("part_2"), 0) AS "tally_3", COALESCE(sum("part_3"), 0) AS "tally_7", COALESCE(sum("part_4"), 0) AS "tally_8" FROM "__duckdb_s4" AS "kept_section_47_enquiries" GROUP BY "area_code", "period"

)
SELECT "area_code" AS "area_code", "period" AS "period", "tally_1", "tally_2", "tally_3", "tally_7", "tally_8" FROM "__duckdb_s5" AS "kept_section_47_enquiries"

-- query: count section_47_enquiries
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "completed_on", "child_id", "working_days_to_completion" FROM "kept_section_47_enquiries"
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "area_code", "completed_on", "child_id", "working_days_to_completion", CAST(date_trunc('quarter', "completed_on") AS DATE) AS "first_day" FROM "__duckdb_s0" AS "kept_section_47_enquiries" WHERE (((("completed_on" >= getvariable('first_reported_day')) AND ("completed_on" <= getvariable('last_reported_day'))) AND (NOT ("child_id" IS NULL))))
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", "child_id", COALESCE(bool_or(("working_days_to_completion" <= 10)), FALSE) AS "tally_4", COALESCE(bool_or(COALESCE(("working_days_to_completion" <= 10), TRUE)), FALSE) AS "tally_6" FROM "__duckdb_s1" AS "kept_section_47_enquiries" GROUP BY "area_code", "first_day", "child_id"

),
"__duckdb_s3" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "child_id" AS "child_id", "tally_4", "tally_6" FROM "__duckdb_s2" AS "kept_section_47_enquiries"
),
"__duckdb_s4" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", COALESCE(sum(CAST("tally_4" AS BIGINT)), 0) AS "tally_4", count() AS "tally_5", COALESCE(sum(CAST("tally_6" AS BIGINT)), 0) AS "tally_6" FROM "__duckdb_s3" AS "kept_section_47_enquiries" GROUP BY "area_code", "first_day"

),
"__duckdb_s5" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "tally_4", "tally_5", "tally_6" FROM "__duckdb_s4" AS "kept_section_47_enquiries"
),
"__duckdb_s6" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."first_day", "lhs"."tally_4", "lhs"."tally_5", "lhs"."tally_6", "period" FROM "__duckdb_s5" AS "lhs" INNER JOIN "quarters" AS "rhs" ON ("lhs"."first_day" = "rhs"."first_day")
),
"__duckdb_s7" AS NOT MATERIALIZED (
SELECT "area_code", "completed_on", "child_id", "working_days_to_completion", CAST((date_trunc('year', ("completed_on" + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS "first_day" FROM "__duckdb_s0" AS "kept_section_47_enquiries" WHERE (((("completed_on" >= getvariable('first_reported_day')) AND ("completed_on" <= getvariable('last_reported_day'))) AND (NOT ("child_id" IS NULL))))
),
"__duckdb_s8" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", "child_id", COALESCE(bool_or(("working_days_to_completion" <= 10)), FALSE) AS "tally_4", COALESCE(bool_or(COALESCE(("working_days_to_completion" <= 10), TRUE)), FALSE) AS "tally_6" FROM "__duckdb_s7" AS "kept_section_47_enquiries" GROUP BY "area_code", "first_day", "child_id"

),
"__duckdb_s9" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "child_id" AS "child_id", "tally_4", "tally_6" FROM "__duckdb_s8" AS "kept_section_47_enquiries"
),
"__duckdb_s10" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", COALESCE(sum(CAST("tally_4" AS BIGINT)), 0) AS "tally_4", count() AS "tally_5", COALESCE(sum(CAST("tally_6" AS BIGINT)), 0) AS "tally_6" FROM "__duckdb_s9" AS "kept_section_47_enquiries" GROUP BY "area_code", "first_day"

),
"__duckdb_s11" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "tally_4", "tally_5", "tally_6" FROM "__duckdb_s10" AS "kept_section_47_enquiries"
),
"__duckdb_s12" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."first_day", "lhs"."tally_4", "lhs"."tally_5", "lhs"."tally_6", "period" FROM "__duckdb_s11" AS "lhs" INNER JOIN "years" AS "rhs" ON ("lhs"."first_day" = "rhs"."first_day")
)
SELECT * FROM "__duckdb_s6" AS "kept_section_47_enquiries" UNION ALL SELECT * FROM "__duckdb_s12" AS "kept_section_47_enquiries"

-- query: keep care_and_support_plans
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "records_from" FROM "reaches" WHERE (("table" = 'care_and_support_plans'))
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."plan_id", "lhs"."child_id", "lhs"."enquiry_id", "lhs"."started_on", "lhs"."ended_on", "lhs"."destination", "lhs"."destination_agency", "records_from" FROM "care_and_support_plans" AS "lhs" LEFT JOIN "__duckdb_s0" AS "rhs" ON ("lhs"."area_code" = "rhs"."area_code")
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "area_code", "child_id", "plan_id", "started_on" FROM "__duckdb_s1" AS "care_and_support_plans"
),
"__duckdb_s3" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "child_id" AS "child_id", "started_on" AS "previous_started_on", "ended_on" AS "previous_ended_on" FROM "__duckdb_s1" AS "care_and_support_plans"
),
"__duckdb_s4" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."child_id", "lhs"."plan_id", "lhs"."started_on", "previous_started_on", "previous_ended_on" FROM "__duckdb_s2" AS "lhs" INNER JOIN "__duckdb_s3" AS "rhs" ON (("lhs"."area_code" = "rhs"."area_code") AND ("lhs"."child_id" = "rhs"."child_id"))
),
"__duckdb_s5" AS NOT MATERIALIZED (
SELECT "area_code", "child_id", "plan_id", "started_on", "previous_started_on", "previous_ended_on", (
max("previous_ended_on") over (partition by "area_code", "plan_id"  )
) AS "last_end" FROM "__duckdb_s4" AS "care_and_support_plans" WHERE ((("previous_started_on" < "started_on") AND ("previous_ended_on" <= "started_on")))
),
"__duckdb_s6" AS NOT MATERIALIZED (
SELECT "area_code", "plan_id", max("previous_started_on") AS "previous_started_on", max("previous_ended_on") AS "previous_ended_on" FROM "__duckdb_s5" AS "care_and_support_plans" WHERE (("previous_ended_on" = "last_end")) GROUP BY "area_code", "plan_id"

),
"__duckdb_s7" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "plan_id" AS "plan_id", "previous_started_on", "previous_ended_on" FROM "__duckdb_s6" AS "care_and_support_plans"
),
"__duckdb_s8" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."plan_id", "lhs"."child_id", "lhs"."enquiry_id", "lhs"."started_on", "lhs"."ended_on", "lhs"."destination", "lhs"."destination_agency", "lhs"."records_from", "previous_started_on", "previous_ended_on" FROM "__duckdb_s1" AS "lhs" LEFT JOIN "__duckdb_s7" AS "rhs" ON (("lhs"."area_code" = "rhs"."area_code") AND ("lhs"."plan_id" = "rhs"."plan_id"))
),
"__duckdb_s9" AS NOT MATERIALIZED (
SELECT "area_code", "plan_id", "child_id", "enquiry_id", "started_on", "ended_on", "destination", "destination_agency", "records_from", "previous_started_on", "previous_ended_on", ((((("year"("previous_ended_on") - "year"("previous_started_on")) * 12) + "month"("previous_ended_on")) - "month"("previous_started_on")) - CAST(("day"("previous_ended_on") < "day"("previous_started_on")) AS BIGINT)) AS "previous_plan_months" FROM "__duckdb_s8" AS "care_and_support_plans"
),
"__duckdb_s10" AS NOT MATERIALIZED (
SELECT "area_code", "plan_id", "child_id", "enquiry_id", "started_on", "ended_on", "destination", "destination_agency", "records_from", "previous_started_on", "previous_ended_on", "previous_plan_months", (CASE WHEN ("previous_ended_on" >= ("started_on" + (
interval '-12 month'
))) THEN TRUE ELSE (CASE WHEN ("records_from" <= ("started_on" + (
interval '-12 month'
))) THEN FALSE ELSE NULL END) END) AS "already_on_plan_within_1_year" FROM "__duckdb_s9" AS "care_and_support_plans"
),
"__duckdb_s11" AS NOT MATERIALIZED (
SELECT "area_code", "plan_id", "child_id", "enquiry_id", "started_on", "ended_on", "destination", "destination_agency", "records_from", "previous_started_on", "previous_ended_on", "previous_plan_months", "already_on_plan_within_1_year", (CASE WHEN ("previous_ended_on" >= ("started_on" + (
interval '-24 month'
))) THEN TRUE ELSE (CASE WHEN ("records_from" <= ("started_on" + (
interval '-24 month'
))) THEN FALSE ELSE NULL END) END) AS "already_on_plan_within_2_years" FROM "__duckdb_s10" AS "care_and_support_plans"
),
"__duckdb_s12" AS NOT MATERIALIZED (
SELECT "area_code", "plan_id", "child_id", "enquiry_id", "started_on", "ended_on", "destination", "destination_agency", "records_from", "previous_started_on", "previous_ended_on", "previous_plan_months", "already_on_plan_within_1_year", "already_on_plan_within_2_years", (CASE WHEN ("previous_ended_on" >= ("started_on" + (
interval '-36 month'
))) THEN TRUE ELSE (CASE WHEN ("records_from" <= ("started_on" + (
interval '-36 month'
))) THEN FALSE ELSE NULL END) END) AS "already_on_plan_within_3_years" FROM "__duckdb_s11" AS "care_and_support_plans"
),
"__duckdb_s13" AS NOT MATERIALIZED (
SELECT "area_code", "plan_id", "child_id", "enquiry_id", "started_on", "ended_on", "destination", "destination_agency", "records_from", "previous_started_on", "previous_ended_on" AS "previous_plan_ended_on", "previous_plan_months", "already_on_plan_within_1_year", "already_on_plan_within_2_years", "already_on_plan_within_3_years" FROM "__duckdb_s12" AS "care_and_support_plans"
),
"__duckdb_s14" AS NOT MATERIALIZED (
SELECT "area_code", "plan_id", "child_id", "enquiry_id", "started_on", "ended_on", "destination", "destination_agency", "previous_plan_ended_on", "previous_plan_months", "already_on_plan_within_1_year", "already_on_plan_within_2_years", "already_on_plan_within_3_years" FROM "__duckdb_s13" AS "care_and_support_plans"
),
"__duckdb_s15" AS NOT MATERIALIZED (
SELECT "area_code", "plan_id", "child_id", "enquiry_id", "started_on", "ended_on", "destination", "destination_agency", "previous_plan_ended_on", "previous_plan_months", "already_on_plan_within_1_year", "already_on_plan_within_2_years", "already_on_plan_within_3_years", ((((("year"("ended_on") - "year"("started_on")) * 12) + "month"("ended_on")) - "month"("started_on")) - CAST(("day"("ended_on") < "day"("started_on")) AS BIGINT)) AS "months_on_plan" FROM "__duckdb_s14" AS "care_and_support_plans"
)
SELECT "area_code", "child_id", "started_on", "ended_on", "already_on_plan_within_1_year", "already_on_plan_within_2_years", "already_on_plan_within_3_years", "previous_plan_months", "destination", "destination_agency" FROM "__duckdb_s15" AS "care_and_support_plans"

-- query: count care_and_support_plans
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "child_id", "started_on", "ended_on" FROM "kept_care_and_support_plans"
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."child_id", "lhs"."started_on", "lhs"."ended_on", "period", "period_start", "period_end" FROM "__duckdb_s0" AS "lhs" CROSS JOIN "periods_of_care_and_support_plans" AS "rhs"
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "area_code", "period", "child_id" FROM "__duckdb_s1" AS "kept_care_and_support_plans" WHERE ((("started_on" <= "period_end") AND (("ended_on" IS NULL) OR ("ended_on" > "period_end")))) AND ((NOT ("child_id" IS NULL))) GROUP BY "area_code", "period", "child_id"

),
"__duckdb_s3" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "period" AS "period", "child_id" AS "child_id" FROM "__duckdb_s2" AS "kept_care_and_support_plans"
),
"__duckdb_s4" AS NOT MATERIALIZED (
SELECT "area_code", "period", count() AS "tally_0" FROM "__duckdb_s3" AS "kept_care_and_support_plans" GROUP BY "area_code", "period"

)
SELECT "area_code" AS "area_code", "period" AS "period", "tally_0" FROM "__duckdb_s4" AS "kept_care_and_support_plans"

-- query: count care_and_support_plans
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "started_on", "child_id", "already_on_plan_within_1_year", "already_on_plan_within_2_years", "already_on_plan_within_3_years", "previous_plan_months" FROM "kept_care_and_support_plans"
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "area_code", "started_on", "child_id", "already_on_plan_within_1_year", "already_on_plan_within_2_years", "already_on_plan_within_3_years", "previous_plan_months", CAST(date_trunc('quarter', "started_on") AS DATE) AS "first_day" FROM "__duckdb_s0" AS "kept_care_and_support_plans" WHERE (((("started_on" >= getvariable('first_reported_day')) AND ("started_on" <= getvariable('last_reported_day'))) AND (NOT ("child_id" IS NULL))))
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", "child_id", COALESCE(bool_or("already_on_plan_within_1_year"), FALSE) AS "tally_2", COALESCE(bool_or(COALESCE("already_on_plan_within_1_year", TRUE)), FALSE) AS "tally_3", COALESCE(bool_or("already_on_plan_within_2_years"), FALSE) AS "tally_4", COALESCE(bool_or(COALESCE("already_on_plan_within_2_years", TRUE)), FALSE) AS "tally_5", COALESCE(bool_or("already_on_plan_within_3_years"), FALSE) AS "tally_6", COALESCE(bool_or(COALESCE("already_on_plan_within_3_years", TRUE)), FALSE) AS "tally_7", COALESCE(bool_or(("already_on_plan_within_3_years" AND ("previous_plan_months" < 3.0::DOUBLE))), FALSE) AS "tally_8", COALESCE(bool_or(COALESCE(("already_on_plan_within_3_years" AND ("previous_plan_months" < 3.0::DOUBLE)), TRUE)), FALSE) AS "tally_9", COALESCE(bool_or(("already_on_plan_within_3_years" AND (("previous_plan_months" >= 3.0::DOUBLE) AND ("previous_plan_months" < 6.0::DOUBLE)))), FALSE) AS "tally_10", COALESCE(bool_or(COALESCE(("already_on_plan_within_3_years" AND (("previous_plan_months" >= 3.0::DOUBLE) AND ("previous_plan_months" < 6.0::DOUBLE))), TRUE)), FALSE) AS "tally_11", COALESCE(bool_or(("already_on_plan_within_3_years" AND (("previous_plan_months" >= 6.0::DOUBLE) AND ("previous_plan_months" < 12.0::DOUBLE)))), FALSE) AS "tally_12", COALESCE(bool_or(COALESCE(("already_on_plan_within_3_years" AND (("previous_plan_months" >= 6.0::DOUBLE) AND ("previous_plan_months" < 12.0::DOUBLE))), TRUE)), FALSE) AS "tally_13", COALESCE(bool_or(("already_on_plan_within_3_years" AND ("previous_plan_months" >= 12.0::DOUBLE))), FALSE) AS "tally_14", COALESCE(bool_or(COALESCE(("already_on_plan_within_3_years" AND ("previous_plan_months" >= 12.0::DOUBLE)), TRUE)), FALSE) AS "tally_15" FROM "__duckdb_s1" AS "kept_care_and_support_plans" GROUP BY "area_code", "first_day", "child_id"

),
"__duckdb_s3" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "child_id" AS "child_id", "tally_2", "tally_3", "tally_4", "tally_5", "tally_6", "tally_7", "tally_8", "tally_9", "tally_10", "tally_11", "tally_12", "tally_13", "tally_14", "tally_15" FROM "__duckdb_s2" AS "kept_care_and_support_plans"
),
"__duckdb_s4" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", count() AS "tally_1", COALESCE(sum(CAST("tally_2" AS BIGINT)), 0) AS "tally_2", COALESCE(sum(CAST("tally_3" AS BIGINT)), 0) AS "tally_3", COALESCE(sum(CAST("tally_4" AS BIGINT)), 0) AS "tally_4", COALESCE(sum(CAST("tally_5" AS BIGINT)), 0) AS "tally_5", COALESCE(sum(CAST("tally_6" AS BIGINT)), 0) AS "tally_6", COALESCE(sum(CAST("tally_7" AS BIGINT)), 0) AS "tally_7", COALESCE(sum(CAST("tally_8" AS BIGINT)), 0) AS "tally_8", COALESCE(sum(CAST("tally_9" AS BIGINT)), 0) AS "tally_9", COALESCE(sum(CAST("tally_10" AS BIGINT)), 0) AS "tally_10", COALESCE(sum(CAST("tally_11" AS BIGINT)), 0) AS "tally_11", COALESCE(sum(CAST("tally_12" AS BIGINT)), 0) AS "tally_12", COALESCE(sum(CAST("tally_13" AS BIGINT)), 0) AS "tally_13", COALESCE(sum(CAST("tally_14" AS BIGINT)), 0) AS "tally_14", COALESCE(sum(CAST("tally_15" AS BIGINT)), 0) AS "tally_15" FROM "__duckdb_s3" AS "kept_care_and_support_plans" GROUP BY "area_code", "first_day"

),
"__duckdb_s5" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "tally_1", "tally_2", "tally_3", "tally_4", "tally_5", "tally_6", "tally_7", "tally_8", "tally_9", "tally_10", "tally_11", "tally_12", "tally_13", "tally_14", "tally_15" FROM "__duckdb_s4" AS "kept_care_and_support_plans"
),
"__duckdb_s6" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."first_day", "lhs"."tally_1", "lhs"."tally_2", "lhs"."tally_3", "lhs"."tally_4", "lhs"."tally_5", "lhs"."tally_6", "lhs"."tally_7", "lhs"."tally_8", "lhs"."tally_9", "lhs"."tally_10", "lhs"."tally_11", "lhs"."tally_12", "lhs"."tally_13", "lhs"."tally_14", "lhs"."tally_15", "period" FROM "__duckdb_s5" AS "lhs" INNER JOIN "quarters" AS "rhs" ON ("lhs"."first_day" = "rhs"."first_day")
),
"__duckdb_s7" AS NOT MATERIALIZED (
SELECT "area_code", "started_on", "child_id", "already_on_plan_within_1_year", "already_on_plan_within_2_years", "already_on_plan_within_3_years", "previous_plan_months", CAST((date_trunc('year', ("started_on" + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS "first_day" FROM "__duckdb_s0" AS "kept_care_and_support_plans" WHERE (((("started_on" >= getvariable('first_reported_day')) AND ("started_on" <= getvariable('last_reported_day'))) AND (NOT ("child_id" IS NULL))))
),
"__duckdb_s8" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", "child_id", COALESCE(bool_or("already_on_plan_within_1_year"), FALSE) AS "tally_2", COALESCE(bool_or(COALESCE("already_on_plan_within_1_year", TRUE)), FALSE) AS "tally_3", COALESCE(bool_or("already_on_plan_within_2_years"), FALSE) AS "tally_4", COALESCE(bool_or(COALESCE("already_on_plan_within_2_years", TRUE)), FALSE) AS "tally_5", COALESCE(bool_or("already_on_plan_within_3_years"), FALSE) AS "tally_6", COALESCE(bool_or(COALESCE("already_on_plan_within_3_years", TRUE)), FALSE) AS "tally_7", COALESCE(bool_or(("already_on_plan_within_3_years" AND ("previous_plan_months" < 3.0::DOUBLE))), FALSE) AS "tally_8", COALESCE(bool_or(COALESCE(("already_on_plan_within_3_years" AND ("previous_plan_months" < 3.0::DOUBLE)), TRUE)), FALSE) AS "tally_9", COALESCE(bool_or(("already_on_plan_within_3_years" AND (("previous_plan_months" >= 3.0::DOUBLE) AND ("previous_plan_months" < 6.0::DOUBLE)))), FALSE) AS "tally_10", COALESCE(bool_or(COALESCE(("already_on_plan_within_3_years" AND (("previous_plan_months" >= 3.0::DOUBLE) AND ("previous_plan_months" < 6.0::DOUBLE))), TRUE)), FALSE) AS "tally_11", COALESCE(bool_or(("already_on_plan_within_3_years" AND (("previous_plan_months" >= 6.0::DOUBLE) AND ("previous_plan_months" < 12.0::DOUBLE)))), FALSE) AS "tally_12", COALESCE(bool_or(COALESCE(("already_on_plan_within_3_years" AND (("previous_plan_months" >= 6.0::DOUBLE) AND ("previous_plan_months" < 12.0::DOUBLE))), TRUE)), FALSE) AS "tally_13", COALESCE(bool_or(("already_on_plan_within_3_years" AND ("previous_plan_months" >= 12.0::DOUBLE))), FALSE) AS "tally_14", COALESCE(bool_or(COALESCE(("already_on_plan_within_3_years" AND ("previous_plan_months" >= 12.0::DOUBLE)), TRUE)), FALSE) AS "tally_15" FROM "__duckdb_s7" AS "kept_care_and_support_plans" GROUP BY "area_code", "first_day", "child_id"

),
"__duckdb_s9" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "child_id" AS "child_id", "tally_2", "tally_3", "tally_4", "tally_5", "tally_6", "tally_7", "tally_8", "tally_9", "tally_10", "tally_11", "tally_12", "tally_13", "tally_14", "tally_15" FROM "__duckdb_s8" AS "kept_care_and_support_plans"
),
"__duckdb_s10" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", count() AS "tally_1", COALESCE(sum(CAST("tally_2" AS BIGINT)), 0) AS "tally_2", COALESCE(sum(CAST("tally_3" AS BIGINT)), 0) AS "tally_3", COALESCE(sum(CAST("tally_4" AS BIGINT)), 0) AS "tally_4", COALESCE(sum(CAST("tally_5" AS BIGINT)), 0) AS "tally_5", COALESCE(sum(CAST("tally_6" AS BIGINT)), 0) AS "tally_6", COALESCE(sum(CAST("tally_7" AS BIGINT)), 0) AS "tally_7", COALESCE(sum(CAST("tally_8" AS BIGINT)), 0) AS "tally_8", COALESCE(sum(CAST("tally_9" AS BIGINT)), 0) AS "tally_9", COALESCE(sum(CAST("tally_10" AS BIGINT)), 0) AS "tally_10", COALESCE(sum(CAST("tally_11" AS BIGINT)), 0) AS "tally_11", COALESCE(sum(CAST("tally_12" AS BIGINT)), 0) AS "tally_12", COALESCE(sum(CAST("tally_13" AS BIGINT)), 0) AS "tally_13", COALESCE(sum(CAST("tally_14" AS BIGINT)), 0) AS "tally_14", COALESCE(sum(CAST("tally_15" AS BIGINT)), 0) AS "tally_15" FROM "__duckdb_s9" AS "kept_care_and_support_plans" GROUP BY "area_code", "first_day"

),
"__duckdb_s11" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "tally_1", "tally_2", "tally_3", "tally_4", "tally_5", "tally_6", "tally_7", "tally_8", "tally_9", "tally_10", "tally_11", "tally_12", "tally_13", "tally_14", "tally_15" FROM "__duckdb_s10" AS "kept_care_and_support_plans"
),
"__duckdb_s12" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."first_day", "lhs"."tally_1", "lhs"."tally_2", "lhs"."tally_3", "lhs"."tally_4", "lhs"."tally_5", "lhs"."tally_6", "lhs"."tally_7", "lhs"."tally_8", "lhs"."tally_9", "lhs"."tally_10", "lhs"."tally_11", "lhs"."tally_12", "lhs"."tally_13", "lhs"."tally_14", "lhs"."tally_15", "period" FROM "__duckdb_s11" AS "lhs" INNER JOIN "years" AS "rhs" ON ("lhs"."first_day" = "rhs"."first_day")
)
SELECT * FROM "__duckdb_s6" AS "kept_care_and_support_plans" UNION ALL SELECT * FROM "__duckdb_s12" AS "kept_care_and_support_plans"

-- query: count care_and_support_plans
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "ended_on", "child_id", "destination" FROM "kept_care_and_support_plans"
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "area_code", "ended_on", "child_id", "destination", CAST(date_trunc('quarter', "ended_on") AS DATE) AS "first_day" FROM "__duckdb_s0" AS "kept_care_and_support_plans" WHERE (((("ended_on" >= getvariable('first_reported_day')) AND ("ended_on" <= getvariable('last_reported_day'))) AND (NOT ("child_id" IS NULL))))
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", "child_id", COALESCE(bool_or(("destination" = 'prevention_team')), FALSE) AS "tally_17", COALESCE(bool_or(("destination" = 'other_agency')), FALSE) AS "tally_18", COALESCE(bool_or(("destination" = 'no_follow_on_support')), FALSE) AS "tally_19", COALESCE(bool_or(("destination" = 'moved_out_of_area')), FALSE) AS "tally_20", COALESCE(bool_or((NOT ("destination" IS NULL))), FALSE) AS "tally_21", COALESCE(bool_or(COALESCE(("destination" = 'prevention_team'), TRUE)), FALSE) AS "tally_22", COALESCE(bool_or(COALESCE(("destination" = 'other_agency'), TRUE)), FALSE) AS "tally_23", COALESCE(bool_or(COALESCE(("destination" = 'no_follow_on_support'), TRUE)), FALSE) AS "tally_32", COALESCE(bool_or(COALESCE(("destination" = 'moved_out_of_area'), TRUE)), FALSE) AS "tally_33" FROM "__duckdb_s1" AS "kept_care_and_support_plans" GROUP BY "area_code", "first_day", "child_id"

),
"__duckdb_s3" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "child_id" AS "child_id", "tally_17", "tally_18", "tally_19", "tally_20", "tally_21", "tally_22", "tally_23", "tally_32", "tally_33" FROM "__duckdb_s2" AS "kept_care_and_support_plans"
),
"__duckdb_s4" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", count() AS "tally_16", COALESCE(sum(CAST("tally_17" AS BIGINT)), 0) AS "tally_17", COALESCE(sum(CAST("tally_18" AS BIGINT)), 0) AS "tally_18", COALESCE(sum(CAST("tally_19" AS BIGINT)), 0) AS "tally_19", COALESCE(sum(CAST("tally_20" AS BIGINT)), 0) AS "tally_20", COALESCE(sum(CAST("tally_21" AS BIGINT)), 0) AS "tally_21", COALESCE(sum(CAST("tally_22" AS BIGINT)), 0) AS "tally_22", COALESCE(sum(CAST("tally_23" AS BIGINT)), 0) AS "tally_23", COALESCE(sum(CAST("tally_32" AS BIGINT)), 0) AS "tally_32", COALESCE(sum(CAST("tally_33" AS BIGINT)), 0) AS "tally_33" FROM "__duckdb_s3" AS "kept_care_and_support_plans" GROUP BY "area_code", "first_day"

),
"__duckdb_s5" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "tally_16", "tally_17", "tally_18", "tally_19", "tally_20", "tally_21", "tally_22", "tally_23", "tally_32", "tally_33" FROM "__duckdb_s4" AS "kept_care_and_support_plans"
),
"__duckdb_s6" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."first_day", "lhs"."tally_16", "lhs"."tally_17", "lhs"."tally_18", "lhs"."tally_19", "lhs"."tally_20", "lhs"."tally_21", "lhs"."tally_22", "lhs"."tally_23", "lhs"."tally_32", "lhs"."tally_33", "period" FROM "__duckdb_s5" AS "lhs" INNER JOIN "quarters" AS "rhs" ON ("lhs"."first_day" = "rhs"."first_day")
),
"__duckdb_s7" AS NOT MATERIALIZED (
SELECT "area_code", "ended_on", "child_id", "destination", CAST((date_trunc('year', ("ended_on" + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS "first_day" FROM "__duckdb_s0" AS "kept_care_and_support_plans" WHERE (((("ended_on" >= getvariable('first_reported_day')) AND ("ended_on" <= getvariable('last_reported_day'))) AND (NOT ("child_id" IS NULL))))
),
"__duckdb_s8" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", "child_id", COALESCE(bool_or(("destination" = 'prevention_team')), FALSE) AS "tally_17", COALESCE(bool_or(("destination" = 'other_agency')), FALSE) AS "tally_18", COALESCE(bool_or(("destination" = 'no_follow_on_support')), FALSE) AS "tally_19", COALESCE(bool_or(("destination" = 'moved_out_of_area')), FALSE) AS "tally_20", COALESCE(bool_or((NOT ("destination" IS NULL))), FALSE) AS "tally_21", COALESCE(bool_or(COALESCE(("destination" = 'prevention_team'), TRUE)), FALSE) AS "tally_22", COALESCE(bool_or(COALESCE(("destination" = 'other_agency'), TRUE)), FALSE) AS "tally_23", COALESCE(bool_or(COALESCE(("destination" = 'no_follow_on_support'), TRUE)), FALSE) AS "tally_32", COALESCE(bool_or(COALESCE(("destination" = 'moved_out_of_area'), TRUE)), FALSE) AS "tally_33" FROM "__duckdb_s7" AS "kept_care_and_support_plans" GROUP BY "area_code", "first_day", "child_id"

),
"__duckdb_s9" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "child_id" AS "child_id", "tally_17", "tally_18", "tally_19", "tally_20", "tally_21", "tally_22", "tally_23", "tally_32", "tally_33" FROM "__duckdb_s8" AS "kept_care_and_support_plans"
),
"__duckdb_s10" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", count() AS "tally_16", COALESCE(sum(CAST("tally_17" AS BIGINT)), 0) AS "tally_17", COALESCE(sum(CAST("tally_18" AS BIGINT)), 0) AS "tally_18", COALESCE(sum(CAST("tally_19" AS BIGINT)), 0) AS "tally_19", COALESCE(sum(CAST("tally_20" AS BIGINT)), 0) AS "tally_20", COALESCE(sum(CAST("tally_21" AS BIGINT)), 0) AS "tally_21", COALESCE(sum(CAST("tally_22" AS BIGINT)), 0) AS "tally_22", COALESCE(sum(CAST("tally_23" AS BIGINT)), 0) AS "tally_23", COALESCE(sum(CAST("tally_32" AS BIGINT)), 0) AS "tally_32", COALESCE(sum(CAST("tally_33" AS BIGINT)), 0) AS "tally_33" FROM "__duckdb_s9" AS "kept_care_and_support_plans" GROUP BY "area_code", "first_day"

),
"__duckdb_s11" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "tally_16", "tally_17", "tally_18", "tally_19", "tally_20", "tally_21", "tally_22", "tally_23", "tally_32", "tally_33" FROM "__duckdb_s10" AS "kept_care_and_support_plans"
),
"__duckdb_s12" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."first_day", "lhs"."tally_16", "lhs"."tally_17", "lhs"."tally_18", "lhs"."tally_19", "lhs"."tally_20", "lhs"."tally_21", "lhs"."tally_22", "lhs"."tally_23", "lhs"."tally_32", "lhs"."tally_33", "period" FROM "__duckdb_s11" AS "lhs" INNER JOIN "years" AS "rhs" ON ("lhs"."first_day" = "rhs"."first_day")
)
SELECT * FROM "__duckdb_s6" AS "kept_care_and_support_plans" UNION ALL SELECT * FROM "__duckdb_s12" AS "kept_care_and_support_plans"

-- query: count care_and_support_plans
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "ended_on", "destination", "destination_agency" FROM "kept_care_and_support_plans"
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "area_code", "ended_on", "destination", "destination_agency", CAST(date_trunc('quarter', "ended_on") AS DATE) AS "first_day" FROM "__duckdb_s0" AS "kept_care_and_support_plans" WHERE ((("ended_on" >= getvariable('first_reported_day')) AND ("ended_on" <= getvariable('last_reported_day'))))
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", "destination", count() AS "part_0", COALESCE(sum(CAST(("destination_agency" = 'health') AS BIGINT)), 0) AS "part_1", COALESCE(sum(CAST(("destination_agency" = 'education') AS BIGINT)), 0) AS "part_2", COALESCE(sum(CAST(("destination_agency" = 'third_sector') AS BIGINT)), 0) AS "part_3", COALESCE(sum(CAST(("destination_agency" = 'youth_justice') AS BIGINT)), 0) AS "part_4", COALESCE(sum(CAST(("destination_agency" = 'police') AS BIGINT)), 0) AS "part_5", COALESCE(sum(CAST(("destination_agency" = 'other') AS BIGINT)), 0) AS "part_6", COALESCE(sum(CAST((NOT ("destination_agency" IS NULL)) AS BIGINT)), 0) AS "part_7" FROM "__duckdb_s1" AS "kept_care_and_support_plans" GROUP BY "area_code", "first_day", "destination"

),
"__duckdb_s3" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "destination" AS "destination", "part_0", "part_1", "part_2", "part_3", "part_4", "part_5", "part_6", "part_7" FROM "__duckdb_s2" AS "kept_care_and_support_plans"
),
"__duckdb_s4" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."first_day", "lhs"."destination", "lhs"."part_0", "lhs"."part_1", "lhs"."part_2", "lhs"."part_3", "lhs"."part_4", "lhs"."part_5", "lhs"."part_6", "lhs"."part_7", "period" FROM "__duckdb_s3" AS "lhs" INNER JOIN "quarters_of_periods" AS "rhs" ON ("lhs"."first_day" = "rhs"."first_day")
),
"__duckdb_s5" AS NOT MATERIALIZED (
SELECT "area_code", "period", COALESCE(sum((CASE WHEN ("destination" = 'other_agency') THEN "part_0" ELSE NULL END)), 0) AS "tally_24", COALESCE(sum((CASE WHEN ("destination" = 'other_agency') THEN "part_1" ELSE NULL END)), 0) AS "tally_25", COALESCE(sum((CASE WHEN ("destination" = 'other_agency') THEN "part_2" ELSE NULL END)), 0) AS "tally_26", COALESCE(sum((CASE WHEN ("destination" = 'other_agency') THEN "part_3" ELSE NULL END)), 0) AS "tally_27", COALESCE(sum((CASE WHEN ("destination" = 'other_agency') THEN "part_4" ELSE NULL END)), 0) AS "tally_28", COALESCE(sum((CASE WHEN ("destination" = 'other_agency') THEN "part_5" ELSE NULL END)), 0) AS "tally_29", COALESCE(sum((CASE WHEN ("destination" = 'other_agency') THEN "part_6" ELSE NULL END)), 0) AS "tally_30", COALESCE(sum((CASE WHEN ("destination" = 'other_agency') THEN "part_7" ELSE NULL END)), 0) AS "tally_31" FROM "__duckdb_s4" AS "kept_care_and_support_plans" GROUP BY "area_code", "period"

)
SELECT "area_code" AS "area_code", "period" AS "period", "tally_24", "tally_25", "tally_26", "tally_27", "tally_28", "tally_29", "tally_30", "tally_31" FROM "__duckdb_s5" AS "kept_care_and_support_plans"

-- query: keep conferences
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "strategy_meeting_id", "child_id", "referral_id", "initial", "needed_at", "held_at", "outcome", CAST("held_at" AS date) AS "held_on" FROM "strategy_meetings"
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "area_code", "child_id", "strategy_meeting_id", min("held_on") AS "met_on" FROM "__duckdb_s0" AS "strategy_meetings" GROUP BY "area_code", "child_id", "strategy_meeting_id"

),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "child_id" AS "child_id", "strategy_meeting_id" AS "strategy_meeting_id", "met_on" FROM "__duckdb_s1" AS "strategy_meetings"
),
"__duckdb_s3" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."conference_id", "lhs"."child_id", "lhs"."enquiry_id", "lhs"."strategy_meeting_id", "lhs"."kind", "lhs"."held_on", "met_on" FROM "conferences" AS "lhs" LEFT JOIN "__duckdb_s2" AS "rhs" ON ((("lhs"."area_code" = "rhs"."area_code") AND ("lhs"."child_id" = "rhs"."child_id")) AND ("lhs"."strategy_meeting_id" = "rhs"."strategy_meeting_id"))
),
"__duckdb_s4" AS NOT MATERIALIZED (
SELECT "day" AS "met_on", "working_day_number" AS "start_number" FROM "calendar"
),
"__duckdb_s5" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."conference_id", "lhs"."child_id", "lhs"."enquiry_id", "lhs"."strategy_meeting_id", "lhs"."kind", "lhs"."held_on", "lhs"."met_on", "start_number" FROM "__duckdb_s3" AS "lhs" LEFT JOIN "__duckdb_s4" AS "rhs" ON ("lhs"."met_on" = "rhs"."met_on")
),
"__duckdb_s6" AS NOT MATERIALIZED (
SELECT "day" AS "held_on", "working_day_number" AS "end_number" FROM "calendar"
),
"__duckdb_s7" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."conference_id", "lhs"."child_id", "lhs"."enquiry_id", "lhs"."strategy_meeting_id", "lhs"."kind", "lhs"."held_on", "lhs"."met_on", "lhs"."start_number", "end_number" FROM "__duckdb_s5" AS "lhs" LEFT JOIN "__duckdb_s6" AS "rhs" ON ("lhs"."held_on" = "rhs"."held_on")
),
"__duckdb_s8" AS NOT MATERIALIZED (
SELECT "area_code", "conference_id", "child_id", "enquiry_id", "strategy_meeting_id", "kind", "held_on", "met_on", "start_number", "end_number", ("end_number" - "start_number") AS "working_days_from_strategy_meeting" FROM "__duckdb_s7" AS "conferences"
),
"__duckdb_s9" AS NOT MATERIALIZED (
SELECT "area_code", "conference_id", "child_id", "enquiry_id", "strategy_meeting_id", "kind", "held_on", "met_on", "working_days_from_strategy_meeting" FROM "__duckdb_s8" AS "conferences"
),
"__duckdb_s10" AS NOT MATERIALIZED (
SELECT "area_code", "child_id", "conference_id", count() AS "led_to_registration" FROM "registrations" WHERE ((NOT ("conference_id" IS NULL))) GROUP BY "area_code", "child_id", "conference_id"

),
"__duckdb_s11" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "child_id" AS "child_id", "conference_id" AS "conference_id", "led_to_registration" FROM "__duckdb_s10" AS "registrations"
),
"__duckdb_s12" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."conference_id", "lhs"."child_id", "lhs"."enquiry_id", "lhs"."strategy_meeting_id", "lhs"."kind", "lhs"."held_on", "lhs"."met_on", "lhs"."working_days_from_strategy_meeting", "led_to_registration" FROM "__duckdb_s9" AS "lhs" LEFT JOIN "__duckdb_s11" AS "rhs" ON ((("lhs"."area_code" = "rhs"."area_code") AND ("lhs"."child_id" = "rhs"."child_id")) AND ("lhs"."conference_id" = "rhs"."conference_id"))
),
"__duckdb_s13" AS NOT MATERIALIZED (
SELECT "area_code", "conference_id", "child_id", "enquiry_id", "strategy_meeting_id", "kind", "held_on", "met_on", "working_days_from_strategy_meeting", (NOT ("led_to_registration" IS NULL)) AS "led_to_registration" FROM "__duckdb_s12" AS "conferences"
),
"__duckdb_s14" AS NOT MATERIALIZED (
SELECT "area_code", "conference_id", "child_id", "enquiry_id", "strategy_meeting_id", "kind", "held_on", "working_days_from_strategy_meeting", "led_to_registration" FROM "__duckdb_s13" AS "conferences"
)
SELECT "area_code", "held_on", "conference_id", "child_id", "kind", "working_days_from_strategy_meeting", "led_to_registration" FROM "__duckdb_s14" AS "conferences"

-- query: count conferences
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "held_on", "conference_id", "kind", "working_days_from_strategy_meeting" FROM "kept_conferences"
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "area_code", "held_on", "conference_id", "kind", "working_days_from_strategy_meeting", CAST(date_trunc('quarter', "held_on") AS DATE) AS "first_day" FROM "__duckdb_s0" AS "kept_conferences" WHERE (((("held_on" >= getvariable('first_reported_day')) AND ("held_on" <= getvariable('last_reported_day'))) AND (NOT ("conference_id" IS NULL))))
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", "conference_id", COALESCE(bool_or(("kind" = 'initial')), FALSE) AS "tally_0", COALESCE(bool_or((("kind" = 'initial') AND ("working_days_from_strategy_meeting" <= 15))), FALSE) AS "tally_2", COALESCE(bool_or((("kind" = 'initial') AND COALESCE(("working_days_from_strategy_meeting" <= 15), TRUE))), FALSE) AS "tally_3" FROM "__duckdb_s1" AS "kept_conferences" GROUP BY "area_code", "first_day", "conference_id"

),
"__duckdb_s3" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "conference_id" AS "conference_id", "tally_0", "tally_2", "tally_3" FROM "__duckdb_s2" AS "kept_conferences"
),
"__duckdb_s4" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", COALESCE(sum(CAST("tally_0" AS BIGINT)), 0) AS "tally_0", COALESCE(sum(CAST("tally_2" AS BIGINT)), 0) AS "tally_2", COALESCE(sum(CAST("tally_3" AS BIGINT)), 0) AS "tally_3" FROM "__duckdb_s3" AS "kept_conferences" GROUP BY "area_code", "first_day"

),
"__duckdb_s5" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "tally_0", "tally_2", "tally_3" FROM "__duckdb_s4" AS "kept_conferences"
),
"__duckdb_s6" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."first_day", "lhs"."tally_0", "lhs"."tally_2", "lhs"."tally_3", "period" FROM "__duckdb_s5" AS "lhs" INNER JOIN "quarters" AS "rhs" ON ("lhs"."first_day" = "rhs"."first_day")
),
"__duckdb_s7" AS NOT MATERIALIZED (
SELECT "area_code", "held_on", "conference_id", "kind", "working_days_from_strategy_meeting", CAST((date_trunc('year', ("held_on" + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS "first_day" FROM "__duckdb_s0" AS "kept_conferences" WHERE (((("held_on" >= getvariable('first_reported_day')) AND ("held_on" <= getvariable('last_reported_day'))) AND (NOT ("conference_id" IS NULL))))
),
"__duckdb_s8" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", "conference_id", COALESCE(bool_or(("kind" = 'initial')), FALSE) AS "tally_0", COALESCE(bool_or((("kind" = 'initial') AND ("working_days_from_strategy_meeting" <= 15))), FALSE) AS "tally_2", COALESCE(bool_or((("kind" = 'initial') AND COALESCE(("working_days_from_strategy_meeting" <= 15), TRUE))), FALSE) AS "tally_3" FROM "__duckdb_s7" AS "kept_conferences" GROUP BY "area_code", "first_day", "conference_id"

),
"__duckdb_s9" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "conference_id" AS "conference_id", "tally_0", "tally_2", "tally_3" FROM "__duckdb_s8" AS "kept_conferences"
),
"__duckdb_s10" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", COALESCE(sum(CAST("tally_0" AS BIGINT)), 0) AS "tally_0", COALESCE(sum(CAST("tally_2" AS BIGINT)), 0) AS "tally_2", COALESCE(sum(CAST("tally_3" AS BIGINT)), 0) AS "tally_3" FROM "__duckdb_s9" AS "kept_conferences" GROUP BY "area_code", "first_day"

),
"__duckdb_s11" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "tally_0", "tally_2", "tally_3" FROM "__duckdb_s10" AS "kept_conferences"
),
"__duckdb_s12" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."first_day", "lhs"."tally_0", "lhs"."tally_2", "lhs"."tally_3", "period" FROM "__duckdb_s11" AS "lhs" INNER JOIN "years" AS "rhs" ON ("lhs"."first_day" = "rhs"."first_day")
)
SELECT * FROM "__duckdb_s6" AS "kept_conferences" UNION ALL SELECT * FROM "__duckdb_s12" AS "kept_conferences"

-- query: count conferences
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "held_on", "child_id", "kind", "working_days_from_strategy_meeting", "led_to_registration" FROM "kept_conferences"
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "area_code", "held_on", "child_id", "kind", "working_days_from_strategy_meeting", "led_to_registration", CAST(date_trunc('quarter', "held_on") AS DATE) AS "first_day" FROM "__duckdb_s0" AS "kept_conferences" WHERE (((("held_on" >= getvariable('first_reported_day')) AND ("held_on" <= getvariable('last_reported_day'))) AND (NOT ("child_id" IS NULL))))
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", "child_id", COALESCE(bool_or(("kind" = 'initial')), FALSE) AS "tally_1", COALESCE(bool_or((("kind" = 'initial') AND ("working_days_from_strategy_meeting" <= 15))), FALSE) AS "tally_4", COALESCE(bool_or((("kind" = 'initial') AND COALESCE(("working_days_from_strategy_meeting" <= 15), TRUE))), FALSE) AS "tally_5", COALESCE(bool_or((("kind" = 'initial') AND "led_to_registration")), FALSE) AS "tally_6", COALESCE(bool_or((("kind" = 'initial') AND COALESCE("led_to_registration", TRUE))), FALSE) AS "tally_7" FROM "__duckdb_s1" AS "kept_conferences" GROUP BY "area_code", "first_day", "child_id"

),
"__duckdb_s3" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "child_id" AS "child_id", "tally_1", "tally_4", "tally_5", "tally_6", "tally_7" FROM "__duckdb_s2" AS "kept_conferences"
),
"__duckdb_s4" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", COALESCE(sum(CAST("tally_1" AS BIGINT)), 0) AS "tally_1", COALESCE(sum(CAST("tally_4" AS BIGINT)), 0) AS "tally_4", COALESCE(sum(CAST("tally_5" AS BIGINT)), 0) AS "tally_5", COALESCE(sum(CAST("tally_6" AS BIGINT)), 0) AS "tally_6", COALESCE(sum(CAST("tally_7" AS BIGINT)), 0) AS "tally_7" FROM "__duckdb_s3" AS "kept_conferences" GROUP BY "area_code", "first_day"

),
"__duckdb_s5" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "tally_1", "tally_4", "tally_5", "tally_6", "tally_7" FROM "__duckdb_s4" AS "kept_conferences"
),
"__duckdb_s6" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."first_day", "lhs"."tally_1", "lhs"."tally_4", "lhs"."tally_5", "lhs"."tally_6", "lhs"."tally_7", "period" FROM "__duckdb_s5" AS "lhs" INNER JOIN "quarters" AS "rhs" ON ("lhs"."first_day" = "rhs"."first_day")
),
"__duckdb_s7" AS NOT MATERIALIZED (
SELECT "area_code", "held_on", "child_id", "kind", "working_days_from_strategy_meeting", "led_to_registration", CAST((date_trunc('year', ("held_on" + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS "first_day" FROM "__duckdb_s0" AS "kept_conferences" WHERE (((("held_on" >= getvariable('first_reported_day')) AND ("held_on" <= getvariable('last_reported_day'))) AND (NOT ("child_id" IS NULL))))
),
"__duckdb_s8" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", "child_id", COALESCE(bool_or(("kind" = 'initial')), FALSE) AS "tally_1", COALESCE(bool_or((("kind" = 'initial') AND ("working_days_from_strategy_meeting" <= 15))), FALSE) AS "tally_4", COALESCE(bool_or((("kind" = 'initial') AND COALESCE(("working_days_from_strategy_meeting" <= 15), TRUE))), FALSE) AS "tally_5", COALESCE(bool_or((("kind" = 'initial') AND "led_to_registration")), FALSE) AS "tally_6", COALESCE(bool_or((("kind" = 'initial') AND COALESCE("led_to_registration", TRUE))), FALSE) AS "tally_7" FROM "__duckdb_s7" AS "kept_conferences" GROUP BY "area_code", "first_day", "child_id"

),
"__duckdb_s9" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "child_id" AS "child_id", "tally_1", "tally_4", "tally_5", "tally_6", "tally_7" FROM "__duckdb_s8" AS "kept_conferences"
),
"__duckdb_s10" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", COALESCE(sum(CAST("tally_1" AS BIGINT)), 0) AS "tally_1", COALESCE(sum(CAST("tally_4" AS BIGINT)), 0) AS "tally_4", COALESCE(sum(CAST("tally_5" AS BIGINT)), 0) AS "tally_5", COALESCE(sum(CAST("tally_6" AS BIGINT)), 0) AS "tally_6", COALESCE(sum(CAST("tally_7" AS BIGINT)), 0) AS "tally_7" FROM "__duckdb_s9" AS "kept_conferences" GROUP BY "area_code", "first_day"

),
"__duckdb_s11" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "tally_1", "tally_4", "tally_5", "tally_6", "tally_7" FROM "__duckdb_s10" AS "kept_conferences"
),
"__duckdb_s12" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."first_day", "lhs"."tally_1", "lhs"."tally_4", "lhs"."tally_5", "lhs"."tally_6", "lhs"."tally_7", "period" FROM "__duckdb_s11" AS "lhs" INNER JOIN "years" AS "rhs" ON ("lhs"."first_day" = "rhs"."first_day")
)
SELECT * FROM "__duckdb_s6" AS "kept_conferences" UNION ALL SELECT * FROM "__duckdb_s12" AS "kept_conferences"

-- query: keep registrations
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "records_from" FROM "reaches" WHERE (("table" = 'registrations'))
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."registration_id", "lhs"."child_id", "lhs"."enquiry_id", "lhs"."conference_id", "lhs"."started_on", "lhs"."ended_on", "lhs"."category", "lhs"."destination", "lhs"."destination_agency", "records_from" FROM "registrations" AS "lhs" LEFT JOIN "__duckdb_s0" AS "rhs" ON ("lhs"."area_code" = "rhs"."area_code")
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "area_code", "child_id", "registration_id", "started_on" FROM "__duckdb_s1" AS "registrations"
),
"__duckdb_s3" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "child_id" AS "child_id", "started_on" AS "previous_started_on", "ended_on" AS "previous_ended_on" FROM "__duckdb_s1" AS "registrations"
),
"__duckdb_s4" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."child_id", "lhs"."registration_id", "lhs"."started_on", "previous_started_on", "previous_ended_on" FROM "__duckdb_s2" AS "lhs" INNER JOIN "__duckdb_s3" AS "rhs" ON (("lhs"."area_code" = "rhs"."area_code") AND ("lhs"."child_id" = "rhs"."child_id"))
),
"__duckdb_s5" AS NOT MATERIALIZED (
SELECT "area_code", "child_id", "registration_id", "started_on", "previous_started_on", "previous_ended_on", (
max("previous_ended_on") over (partition by "area_code", "registration_id"  )
) AS "last_end" FROM "__duckdb_s4" AS "registrations" WHERE ((("previous_started_on" < "started_on") AND ("previous_ended_on" <= "started_on")))
),
"__duckdb_s6" AS NOT MATERIALIZED (
SELECT "area_code", "registration_id", max("previous_started_on") AS "previous_started_on", max("previous_ended_on") AS "previous_ended_on" FROM "__duckdb_s5" AS "registrations" WHERE (("previous_ended_on" = "last_end")) GROUP BY "area_code", "registration_id"

),
"__duckdb_s7" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "registration_id" AS "registration_id", "previous_started_on", "previous_ended_on" FROM "__duckdb_s6" AS "registrations"
),
"__duckdb_s8" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."registration_id", "lhs"."child_id", "lhs"."enquiry_id", "lhs"."conference_id", "lhs"."started_on", "lhs"."ended_on", "lhs"."category", "lhs"."destination", "lhs"."destination_agency", "lhs"."records_from", "previous_started_on", "previous_ended_on" FROM "__duckdb_s1" AS "lhs" LEFT JOIN "__duckdb_s7" AS "rhs" ON (("lhs"."area_code" = "rhs"."area_code") AND ("lhs"."registration_id" = "rhs"."registration_id"))
),
"__duckdb_s9" AS NOT MATERIALIZED (
SELECT "area_code", "registration_id", "child_id", "enquiry_id", "conference_id", "started_on", "ended_on", "category", "destination", "destination_agency", "records_from", "previous_started_on", "previous_ended_on", ((((("year"("previous_ended_on") - "year"("previous_started_on")) * 12) + "month"("previous_ended_on")) - "month"("previous_started_on")) - CAST(("day"("previous_ended_on") < "day"("previous_started_on")) AS BIGINT)) AS "previous_registration_months" FROM "__duckdb_s8" AS "registrations"
),
"__duckdb_s10" AS NOT MATERIALIZED (
SELECT "area_code", "registration_id", "child_id", "enquiry_id", "conference_id", "started_on", "ended_on", "category", "destination", "destination_agency", "records_from", "previous_started_on", "previous_ended_on", "previous_registration_months", (CASE WHEN ("previous_ended_on" >= ("started_on" + (
interval '-12 month'
))) THEN TRUE ELSE (CASE WHEN ("records_from" <= ("started_on" + (
interval '-12 month'
))) THEN FALSE ELSE NULL END) END) AS "already_registered_within_1_year" FROM "__duckdb_s9" AS "registrations"
),
"__duckdb_s11" AS NOT MATERIALIZED (
SELECT "area_code", "registration_id", "child_id", "enquiry_id", "conference_id", "started_on", "ended_on", "category", "destination", "destination_agency", "records_from", "previous_started_on", "previous_ended_on", "previous_registration_months", "already_registered_within_1_year", (CASE WHEN ("previous_ended_on" >= ("started_on" + (
interval '-24 month'
))) THEN TRUE ELSE (CASE WHEN ("records_from" <= ("started_on" + (
interval '-24 month'
))) THEN FALSE ELSE NULL END) END) AS "already_registered_within_2_years" FROM "__duckdb_s10" AS "registrations"
),
"__duckdb_s12" AS NOT MATERIALIZED (
SELECT "area_code", "registration_id", "child_id", "enquiry_id", "conference_id", "started_on", "ended_on", "category", "destination", "destination_agency", "records_from", "previous_started_on", "previous_ended_on", "previous_registration_months", "already_registered_within_1_year", "already_registered_within_2_years", (CASE WHEN ("previous_ended_on" >= ("started_on" + (
interval '-36 month'
))) THEN TRUE ELSE (CASE WHEN ("records_from" <= ("started_on" + (
interval '-36 month'
))) THEN FALSE ELSE NULL END) END) AS "already_registered_within_3_years" FROM "__duckdb_s11" AS "registrations"
),
"__duckdb_s13" AS NOT MATERIALIZED (
SELECT "area_code", "registration_id", "child_id", "enquiry_id", "conference_id", "started_on", "ended_on", "category", "destination", "destination_agency", "records_from", "previous_started_on", "previous_ended_on" AS "previous_registration_ended_on", "previous_registration_months", "already_registered_within_1_year", "already_registered_within_2_years", "already_registered_within_3_years" FROM "__duckdb_s12" AS "registrations"
),
"__duckdb_s14" AS NOT MATERIALIZED (
SELECT "area_code", "registration_id", "child_id", "enquiry_id", "conference_id", "started_on", "ended_on", "category", "destination", "destination_agency", "previous_registration_ended_on", "previous_registration_months", "already_registered_within_1_year", "already_registered_within_2_years", "already_registered_within_3_years" FROM "__duckdb_s13" AS "registrations"
),
"__duckdb_s15" AS NOT MATERIALIZED (
SELECT "area_code", "registration_id", "child_id", "enquiry_id", "conference_id", "started_on", "ended_on", "category", "destination", "destination_agency", "previous_registration_ended_on", "previous_registration_months", "already_registered_within_1_year", "already_registered_within_2_years", "already_registered_within_3_years", ((((("year"("ended_on") - "year"("started_on")) * 12) + "month"("ended_on")) - "month"("started_on")) - CAST(("day"("ended_on") < "day"("started_on")) AS BIGINT)) AS "months_registered" FROM "__duckdb_s14" AS "registrations"
)
SELECT "area_code", "child_id", "started_on", "ended_on", "already_registered_within_1_year", "already_registered_within_2_years", "already_registered_within_3_years", "previous_registration_months", "months_registered", "destination", "destination_agency" FROM "__duckdb_s15" AS "registrations"

-- query: count registrations
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "child_id", "started_on", "ended_on" FROM "kept_registrations"
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."child_id", "lhs"."started_on", "lhs"."ended_on", "period", "period_start", "period_end" FROM "__duckdb_s0" AS "lhs" CROSS JOIN "periods_of_registrations" AS "rhs"
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "area_code", "period", "child_id" FROM "__duckdb_s1" AS "kept_registrations" WHERE ((("started_on" <= "period_end") AND (("ended_on" IS NULL) OR ("ended_on" > "period_end")))) AND ((NOT ("child_id" IS NULL))) GROUP BY "area_code", "period", "child_id"

),
"__duckdb_s3" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "period" AS "period", "child_id" AS "child_id" FROM "__duckdb_s2" AS "kept_registrations"
),
"__duckdb_s4" AS NOT MATERIALIZED (
SELECT "area_code", "period", count() AS "tally_0" FROM "__duckdb_s3" AS "kept_registrations" GROUP BY "area_code", "period"

)
SELECT "area_code" AS "area_code", "period" AS "period", "tally_0" FROM "__duckdb_s4" AS "kept_registrations"

-- query: count registrations
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "started_on", "child_id", "already_registered_within_1_year", "already_registered_within_2_years", "already_registered_within_3_years", "previous_registration_months" FROM "kept_registrations"
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "area_code", "started_on", "child_id", "already_registered_within_1_year", "already_registered_within_2_years", "already_registered_within_3_years", "previous_registration_months", CAST(date_trunc('quarter', "started_on") AS DATE) AS "first_day" FROM "__duckdb_s0" AS "kept_registrations" WHERE (((("started_on" >= getvariable('first_reported_day')) AND ("started_on" <= getvariable('last_reported_day'))) AND (NOT ("child_id" IS NULL))))
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", "child_id", COALESCE(bool_or("already_registered_within_1_year"), FALSE) AS "tally_2", COALESCE(bool_or(COALESCE("already_registered_within_1_year", TRUE)), FALSE) AS "tally_3", COALESCE(bool_or("already_registered_within_2_years"), FALSE) AS "tally_4", COALESCE(bool_or(COALESCE("already_registered_within_2_years", TRUE)), FALSE) AS "tally_5", COALESCE(bool_or("already_registered_within_3_years"), FALSE) AS "tally_6", COALESCE(bool_or(COALESCE("already_registered_within_3_years", TRUE)), FALSE) AS "tally_7", COALESCE(bool_or(("already_registered_within_3_years" AND ("previous_registration_months" < 3.0::DOUBLE))), FALSE) AS "tally_8", COALESCE(bool_or(COALESCE(("already_registered_within_3_years" AND ("previous_registration_months" < 3.0::DOUBLE)), TRUE)), FALSE) AS "tally_9", COALESCE(bool_or(("already_registered_within_3_years" AND (("previous_registration_months" >= 3.0::DOUBLE) AND ("previous_registration_months" < 6.0::DOUBLE)))), FALSE) AS "tally_10", COALESCE(bool_or(COALESCE(("already_registered_within_3_years" AND (("previous_registration_months" >= 3.0::DOUBLE) AND ("previous_registration_months" < 6.0::DOUBLE))), TRUE)), FALSE) AS "tally_11", COALESCE(bool_or(("already_registered_within_3_years" AND (("previous_registration_months" >= 6.0::DOUBLE) AND ("previous_registration_months" < 12.0::DOUBLE)))), FALSE) AS "tally_12", COALESCE(bool_or(COALESCE(("already_registered_within_3_years" AND (("previous_registration_months" >= 6.0::DOUBLE) AND ("previous_registration_months" < 12.0::DOUBLE))), TRUE)), FALSE) AS "tally_13", COALESCE(bool_or(("already_registered_within_3_years" AND ("previous_registration_months" >= 12.0::DOUBLE))), FALSE) AS "tally_14", COALESCE(bool_or(COALESCE(("already_registered_within_3_years" AND ("previous_registration_months" >= 12.0::DOUBLE)), TRUE)), FALSE) AS "tally_15" FROM "__duckdb_s1" AS "kept_registrations" GROUP BY "area_code", "first_day", "child_id"

),
"__duckdb_s3" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "child_id" AS "child_id", "tally_2", "tally_3", "tally_4", "tally_5", "tally_6", "tally_7", "tally_8", "tally_9", "tally_10", "tally_11", "tally_12", "tally_13", "tally_14", "tally_15" FROM "__duckdb_s2" AS "kept_registrations"
),
"__duckdb_s4" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", count() AS "tally_1", COALESCE(sum(CAST("tally_2" AS BIGINT)), 0) AS "tally_2", COALESCE(sum(CAST("tally_3" AS BIGINT)), 0) AS "tally_3", COALESCE(sum(CAST("tally_4" AS BIGINT)), 0) AS "tally_4", COALESCE(sum(CAST("tally_5" AS BIGINT)), 0) AS "tally_5", COALESCE(sum(CAST("tally_6" AS BIGINT)), 0) AS "tally_6", COALESCE(sum(CAST("tally_7" AS BIGINT)), 0) AS "tally_7", COALESCE(sum(CAST("tally_8" AS BIGINT)), 0) AS "tally_8", COALESCE(sum(CAST("tally_9" AS BIGINT)), 0) AS "tally_9", COALESCE(sum(CAST("tally_10" AS BIGINT)), 0) AS "tally_10", COALESCE(sum(CAST("tally_11" AS BIGINT)), 0) AS "tally_11", COALESCE(sum(CAST("tally_12" AS BIGINT)), 0) AS "tally_12", COALESCE(sum(CAST("tally_13" AS BIGINT)), 0) AS "tally_13", COALESCE(sum(CAST("tally_14" AS BIGINT)), 0) AS "tally_14", COALESCE(sum(CAST("tally_15" AS BIGINT)), 0) AS "tally_15" FROM "__duckdb_s3" AS "kept_registrations" GROUP BY "area_code", "first_day"

),
"__duckdb_s5" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "tally_1", "tally_2", "tally_3", "tally_4", "tally_5", "tally_6", "tally_7", "tally_8", "tally_9", "tally_10", "tally_11", "tally_12", "tally_13", "tally_14", "tally_15" FROM "__duckdb_s4" AS "kept_registrations"
),
"__duckdb_s6" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."first_day", "lhs"."tally_1", "lhs"."tally_2", "lhs"."tally_3", "lhs"."tally_4", "lhs"."tally_5", "lhs"."tally_6", "lhs"."tally_7", "lhs"."tally_8", "lhs"."tally_9", "lhs"."tally_10", "lhs"."tally_11", "lhs"."tally_12", "lhs"."tally_13", "lhs"."tally_14", "lhs"."tally_15", "period" FROM "__duckdb_s5" AS "lhs" INNER JOIN "quarters" AS "rhs" ON ("lhs"."first_day" = "rhs"."first_day")
),
"__duckdb_s7" AS NOT MATERIALIZED (
SELECT "area_code", "started_on", "child_id", "already_registered_within_1_year", "already_registered_within_2_years", "already_registered_within_3_years", "previous_registration_months", CAST((date_trunc('year', ("started_on" + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS "first_day" FROM "__duckdb_s0" AS "kept_registrations" WHERE (((("started_on" >= getvariable('first_reported_day')) AND ("started_on" <= getvariable('last_reported_day'))) AND (NOT ("child_id" IS NULL))))
),
"__duckdb_s8" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", "child_id", COALESCE(bool_or("already_registered_within_1_year"), FALSE) AS "tally_2", COALESCE(bool_or(COALESCE("already_registered_within_1_year", TRUE)), FALSE) AS "tally_3", COALESCE(bool_or("already_registered_within_2_years"), FALSE) AS "tally_4", COALESCE(bool_or(COALESCE("already_registered_within_2_years", TRUE)), FALSE) AS "tally_5", COALESCE(bool_or("already_registered_within_3_years"), FALSE) AS "tally_6", COALESCE(bool_or(COALESCE("already_registered_within_3_years", TRUE)), FALSE) AS "tally_7", COALESCE(bool_or(("already_registered_within_3_years" AND ("previous_registration_months" < 3.0::DOUBLE))), FALSE) AS "tally_8", COALESCE(bool_or(COALESCE(("already_registered_within_3_years" AND ("previous_registration_months" < 3.0::DOUBLE)), TRUE)), FALSE) AS "tally_9", COALESCE(bool_or(("already_registered_within_3_years" AND (("previous_registration_months" >= 3.0::DOUBLE) AND ("previous_registration_months" < 6.0::DOUBLE)))), FALSE) AS "tally_10", COALESCE(bool_or(COALESCE(("already_registered_within_3_years" AND (("previous_registration_months" >= 3.0::DOUBLE) AND ("previous_registration_months" < 6.0::DOUBLE))), TRUE)), FALSE) AS "tally_11", COALESCE(bool_or(("already_registered_within_3_years" AND (("previous_registration_months" >= 6.0::DOUBLE) AND ("previous_registration_months" < 12.0::DOUBLE)))), FALSE) AS "tally_12", COALESCE(bool_or(COALESCE(("already_registered_within_3_years" AND (("previous_registration_months" >= 6.0::DOUBLE) AND ("previous_registration_months" < 12.0::DOUBLE))), TRUE)), FALSE) AS "tally_13", COALESCE(bool_or(("already_registered_within_3_years" AND ("previous_registration_months" >= 12.0::DOUBLE))), FALSE) AS "tally_14", COALESCE(bool_or(COALESCE(("already_registered_within_3_years" AND ("previous_registration_months" >= 12.0::DOUBLE)), TRUE)), FALSE) AS "tally_15" FROM "__duckdb_s7" AS "kept_registrations" GROUP BY "area_code", "first_day", "child_id"

),
"__duckdb_s9" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "child_id" AS "child_id", "tally_2", "tally_3", "tally_4", "tally_5", "tally_6", "tally_7", "tally_8", "tally_9", "tally_10", "tally_11", "tally_12", "tally_13", "tally_14", "tally_15" FROM "__duckdb_s8" AS "kept_registrations"
),
"__duckdb_s10" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", count() AS "tally_1", COALESCE(sum(CAST("tally_2" AS BIGINT)), 0) AS "tally_2", COALESCE(sum(CAST("tally_3" AS BIGINT)), 0) AS "tally_3", COALESCE(sum(CAST("tally_4" AS BIGINT)), 0) AS "tally_4", COALESCE(sum(CAST("tally_5" AS BIGINT)), 0) AS "tally_5", COALESCE(sum(CAST("tally_6" AS BIGINT)), 0) AS "tally_6", COALESCE(sum(CAST("tally_7" AS BIGINT)), 0) AS "tally_7", COALESCE(sum(CAST("tally_8" AS BIGINT)), 0) AS "tally_8", COALESCE(sum(CAST("tally_9" AS BIGINT)), 0) AS "tally_9", COALESCE(sum(CAST("tally_10" AS BIGINT)), 0) AS "tally_10", COALESCE(sum(CAST("tally_11" AS BIGINT)), 0) AS "tally_11", COALESCE(sum(CAST("tally_12" AS BIGINT)), 0) AS "tally_12", COALESCE(sum(CAST("tally_13" AS BIGINT)), 0) AS "tally_13", COALESCE(sum(CAST("tally_14" AS BIGINT)), 0) AS "tally_14", COALESCE(sum(CAST("tally_15" AS BIGINT)), 0) AS "tally_15" FROM "__duckdb_s9" AS "kept_registrations" GROUP BY "area_code", "first_day"

),
"__duckdb_s11" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "tally_1", "tally_2", "tally_3", "tally_4", "tally_5", "tally_6", "tally_7", "tally_8", "tally_9", "tally_10", "tally_11", "tally_12", "tally_13", "tally_14", "tally_15" FROM "__duckdb_s10" AS "kept_registrations"
),
"__duckdb_s12" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."first_day", "lhs"."tally_1", "lhs"."tally_2", "lhs"."tally_3", "lhs"."tally_4", "lhs"."tally_5", "lhs"."tally_6", "lhs"."tally_7", "lhs"."tally_8", "lhs"."tally_9", "lhs"."tally_10", "lhs"."tally_11", "lhs"."tally_12", "lhs"."tally_13", "lhs"."tally_14", "lhs"."tally_15", "period" FROM "__duckdb_s11" AS "lhs" INNER JOIN "years" AS "rhs" ON ("lhs"."first_day" = "rhs"."first_day")
)
SELECT * FROM "__duckdb_s6" AS "kept_registrations" UNION ALL SELECT * FROM "__duckdb_s12" AS "kept_registrations"

-- query: count registrations
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "ended_on", "child_id", "months_registered", "destination" FROM "kept_registrations"
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "area_code", "ended_on", "child_id", "months_registered", "destination", CAST(date_trunc('quarter', "ended_on") AS DATE) AS "first_day" FROM "__duckdb_s0" AS "kept_registrations" WHERE (((("ended_on" >= getvariable('first_reported_day')) AND ("ended_on" <= getvariable('last_reported_day'))) AND (NOT ("child_id" IS NULL))))
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", "child_id", COALESCE(bool_or(("months_registered" < 3.0::DOUBLE)), FALSE) AS "tally_17", COALESCE(bool_or(COALESCE(("months_registered" < 3.0::DOUBLE), TRUE)), FALSE) AS "tally_18", COALESCE(bool_or((("months_registered" >= 3.0::DOUBLE) AND ("months_registered" < 6.0::DOUBLE))), FALSE) AS "tally_19", COALESCE(bool_or(COALESCE((("months_registered" >= 3.0::DOUBLE) AND ("months_registered" < 6.0::DOUBLE)), TRUE)), FALSE) AS "tally_20", COALESCE(bool_or((("months_registered" >= 6.0::DOUBLE) AND ("months_registered" < 9.0::DOUBLE))), FALSE) AS "tally_21", COALESCE(bool_or(COALESCE((("months_registered" >= 6.0::DOUBLE) AND ("months_registered" < 9.0::DOUBLE)), TRUE)), FALSE) AS "tally_22", COALESCE(bool_or((("months_registered" >= 9.0::DOUBLE) AND ("months_registered" < 12.0::DOUBLE))), FALSE) AS "tally_23", COALESCE(bool_or(COALESCE((("months_registered" >= 9.0::DOUBLE) AND ("months_registered" < 12.0::DOUBLE)), TRUE)), FALSE) AS "tally_24", COALESCE(bool_or(("months_registered" >= 12.0::DOUBLE)), FALSE) AS "tally_25", COALESCE(bool_or(COALESCE(("months_registered" >= 12.0::DOUBLE), TRUE)), FALSE) AS "tally_26", COALESCE(bool_or(("destination" = 'care_and_support')), FALSE) AS "tally_27", COALESCE(bool_or(("destination" = 'prevention_team')), FALSE) AS "tally_28", COALESCE(bool_or(("destination" = 'other_agency')), FALSE) AS "tally_29", COALESCE(bool_or(("destination" = 'no_follow_on_support')), FALSE) AS "tally_30", COALESCE(bool_or(("destination" = 'moved_out_of_area')), FALSE) AS "tally_31", COALESCE(bool_or((NOT ("destination" IS NULL))), FALSE) AS "tally_32", COALESCE(bool_or(COALESCE(("destination" = 'care_and_support'), TRUE)), FALSE) AS "tally_33", COALESCE(bool_or(COALESCE(("destination" = 'prevention_team'), TRUE)), FALSE) AS "tally_34", COALESCE(bool_or(COALESCE(("destination" = 'other_agency'), TRUE)), FALSE) AS "tally_35", COALESCE(bool_or(COALESCE(("destination" = 'no_follow_on_support'), TRUE)), FALSE) AS "tally_44", COALESCE(bool_or(COALESCE(("destination" = 'moved_out_of_area'), TRUE)), FALSE) AS "tally_45" FROM "__duckdb_s1" AS "kept_registrations" GROUP BY "area_code", "first_day", "child_id"

),
"__duckdb_s3" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "child_id" AS "child_id", "tally_17", "tally_18", "tally_19", "tally_20", "tally_21", "tally_22", "tally_23", "tally_24", "tally_25", "tally_26", "tally_27", "tally_28", "tally_29", "tally_30", "tally_31", "tally_32", "tally_33", "tally_34", "tally_35", "tally_44", "tally_45" FROM "__duckdb_s2" AS "kept_registrations"
),
"__duckdb_s4" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", count() AS "tally_16", COALESCE(sum(CAST("tally_17" AS BIGINT)), 0) AS "tally_17", COALESCE(sum(CAST("tally_18" AS BIGINT)), 0) AS "tally_18", COALESCE(sum(CAST("tally_19" AS BIGINT)), 0) AS "tally_19", COALESCE(sum(CAST("tally_20" AS BIGINT)), 0) AS "tally_20", COALESCE(sum(CAST("tally_21" AS BIGINT)), 0) AS "tally_21", COALESCE(sum(CAST("tally_22" AS BIGINT)), 0) AS "tally_22", COALESCE(sum(CAST("tally_23" AS BIGINT)), 0) AS "tally_23", COALESCE(sum(CAST("tally_24" AS BIGINT)), 0) AS "tally_24", COALESCE(sum(CAST("tally_25" AS BIGINT)), 0) AS "tally_25", COALESCE(sum(CAST("tally_26" AS BIGINT)), 0) AS "tally_26", COALESCE(sum(CAST("tally_27" AS BIGINT)), 0) AS "tally_27", COALESCE(sum(CAST("tally_28" AS BIGINT)), 0) AS "tally_28", COALESCE(sum(CAST("tally_29" AS BIGINT)), 0) AS "tally_29", COALESCE(sum(CAST("tally_30" AS BIGINT)), 0) AS "tally_30", COALESCE(sum(CAST("tally_31" AS BIGINT)), 0) AS "tally_31", COALESCE(sum(CAST("tally_32" AS BIGINT)), 0) AS "tally_32", COALESCE(sum(CAST("tally_33" AS BIGINT)), 0) AS "tally_33", COALESCE(sum(CAST("tally_34" AS BIGINT)), 0) AS "tally_34", COALESCE(sum(CAST("tally_35" AS BIGINT)), 0) AS "tally_35", COALESCE(sum(CAST("tally_44" AS BIGINT)), 0) AS "tally_44", COALESCE(sum(CAST("tally_45" AS BIGINT)), 0) AS "tally_45" FROM "__duckdb_s3" AS "kept_registrations" GROUP BY "area_code", "first_day"

),
"__duckdb_s5" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "tally_16", "tally_17", "tally_18", "tally_19", "tally_20", "tally_21", "tally_22", "tally_23", "tally_24", "tally_25", "tally_26", "tally_27", "tally_28", "tally_29", "tally_30", "tally_31", "tally_32", "tally_33", "tally_34", "tally_35", "tally_44", "tally_45" FROM "__duckdb_s4" AS "kept_registrations"
),
"__duckdb_s6" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."first_day", "lhs"."tally_16", "lhs"."tally_17", "lhs"."tally_18", "lhs"."tally_19", "lhs"."tally_20", "lhs"."tally_21", "lhs"."tally_22", "lhs"."tally_23", "lhs"."tally_24", "lhs"."tally_25", "lhs"."tally_26", "lhs"."tally_27", "lhs"."tally_28", "lhs"."tally_29", "lhs"."tally_30", "lhs"."tally_31", "lhs"."tally_32", "lhs"."tally_33", "lhs"."tally_34", "lhs"."tally_35", "lhs"."tally_44", "lhs"."tally_45", "period" FROM "__duckdb_s5" AS "lhs" INNER JOIN "quarters" AS "rhs" ON ("lhs"."first_day" = "rhs"."first_day")
),
"__duckdb_s7" AS NOT MATERIALIZED (
SELECT "area_code", "ended_on", "child_id", "months_registered", "destination", CAST((date_trunc('year', ("ended_on" + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS "first_day" FROM "__duckdb_s0" AS "kept_registrations" WHERE (((("ended_on" >= getvariable('first_reported_day')) AND ("ended_on" <= getvariable('last_reported_day'))) AND (NOT ("child_id" IS NULL))))
),
"__duckdb_s8" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", "child_id", COALESCE(bool_or(("months_registered" < 3.0::DOUBLE)), FALSE) AS "tally_17", COALESCE(bool_or(COALESCE(("months_registered" < 3.0::DOUBLE), TRUE)), FALSE) AS "tally_18", COALESCE(bool_or((("months_registered" >= 3.0::DOUBLE) AND ("months_registered" < 6.0::DOUBLE))), FALSE) AS "tally_19", COALESCE(bool_or(COALESCE((("months_registered" >= 3.0::DOUBLE) AND ("months_registered" < 6.0::DOUBLE)), TRUE)), FALSE) AS "tally_20", COALESCE(bool_or((("months_registered" >= 6.0::DOUBLE) AND ("months_registered" < 9.0::DOUBLE))), FALSE) AS "tally_21", COALESCE(bool_or(COALESCE((("months_registered" >= 6.0::DOUBLE) AND ("months_registered" < 9.0::DOUBLE)), TRUE)), FALSE) AS "tally_22", COALESCE(bool_or((("months_registered" >= 9.0::DOUBLE) AND ("months_registered" < 12.0::DOUBLE))), FALSE) AS "tally_23", COALESCE(bool_or(COALESCE((("months_registered" >= 9.0::DOUBLE) AND ("months_registered" < 12.0::DOUBLE)), TRUE)), FALSE) AS "tally_24", COALESCE(bool_or(("months_registered" >= 12.0::DOUBLE)), FALSE) AS "tally_25", COALESCE(bool_or(COALESCE(("months_registered" >= 12.0::DOUBLE), TRUE)), FALSE) AS "tally_26", COALESCE(bool_or(("destination" = 'care_and_support')), FALSE) AS "tally_27", COALESCE(bool_or(("destination" = 'prevention_team')), FALSE) AS "tally_28", COALESCE(bool_or(("destination" = 'other_agency')), FALSE) AS "tally_29", COALESCE(bool_or(("destination" = 'no_follow_on_support')), FALSE) AS "tally_30", COALESCE(bool_or(("destination" = 'moved_out_of_area')), FALSE) AS "tally_31", COALESCE(bool_or((NOT ("destination" IS NULL))), FALSE) AS "tally_32", COALESCE(bool_or(COALESCE(("destination" = 'care_and_support'), TRUE)), FALSE) AS "tally_33", COALESCE(bool_or(COALESCE(("destination" = 'prevention_team'), TRUE)), FALSE) AS "tally_34", COALESCE(bool_or(COALESCE(("destination" = 'other_agency'), TRUE)), FALSE) AS "tally_35", COALESCE(bool_or(COALESCE(("destination" = 'no_follow_on_support'), TRUE)), FALSE) AS "tally_44", COALESCE(bool_or(COALESCE(("destination" = 'moved_out_of_area'), TRUE)), FALSE) AS "tally_45" FROM "__duckdb_s7" AS "kept_registrations" GROUP BY "area_code", "first_day", "child_id"

),
"__duckdb_s9" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "child_id" AS "child_id", "tally_17", "tally_18", "tally_19", "tally_20", "tally_21", "tally_22", "tally_23", "tally_24", "tally_25", "tally_26", "tally_27", "tally_28", "tally_29", "tally_30", "tally_31", "tally_32", "tally_33", "tally_34", "tally_35", "tally_44", "tally_45" FROM "__duckdb_s8" AS "kept_registrations"
),
"__duckdb_s10" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", count() AS "tally_16", COALESCE(sum(CAST("tally_17" AS BIGINT)), 0) AS "tally_17", COALESCE(sum(CAST("tally_18" AS BIGINT)), 0) AS "tally_18", COALESCE(sum(CAST("tally_19" AS BIGINT)), 0) AS "tally_19", COALESCE(sum(CAST("tally_20" AS BIGINT)), 0) AS "tally_20", COALESCE(sum(CAST("tally_21" AS BIGINT)), 0) AS "tally_21", COALESCE(sum(CAST("tally_22" AS BIGINT)), 0) AS "tally_22", COALESCE(sum(CAST("tally_23" AS BIGINT)), 0) AS "tally_23", COALESCE(sum(CAST("tally_24" AS BIGINT)), 0) AS "tally_24", COALESCE(sum(CAST("tally_25" AS BIGINT)), 0) AS "tally_25", COALESCE(sum(CAST("tally_26" AS BIGINT)), 0) AS "tally_26", COALESCE(sum(CAST("tally_27" AS BIGINT)), 0) AS "tally_27", COALESCE(sum(CAST("tally_28" AS BIGINT)), 0) AS "tally_28", COALESCE(sum(CAST("tally_29" AS BIGINT)), 0) AS "tally_29", COALESCE(sum(CAST("tally_30" AS BIGINT)), 0) AS "tally_30", COALESCE(sum(CAST("tally_31" AS BIGINT)), 0) AS "tally_31", COALESCE(sum(CAST("tally_32" AS BIGINT)), 0) AS "tally_32", COALESCE(sum(CAST("tally_33" AS BIGINT)), 0) AS "tally_33", COALESCE(sum(CAST("tally_34" AS BIGINT)), 0) AS "tally_34", COALESCE(sum(CAST("tally_35" AS BIGINT)), 0) AS "tally_35", COALESCE(sum(CAST("tally_44" AS BIGINT)), 0) AS "tally_44", COALESCE(sum(CAST("tally_45" AS BIGINT)), 0) AS "tally_45" FROM "__duckdb_s9" AS "kept_registrations" GROUP BY "area_code", "first_day"

),
"__duckdb_s11" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "tally_16", "tally_17", "tally_18", "tally_19", "tally_20", "tally_21", "tally_22", "tally_23", "tally_24", "tally_25", "tally_26", "tally_27", "tally_28", "tally_29", "tally_30", "tally_31", "tally_32", "tally_33", "tally_34", "tally_35", "tally_44", "tally_45" FROM "__duckdb_s10" AS "kept_registrations"
),
"__duckdb_s12" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."first_day", "lhs"."tally_16", "lhs"."tally_17", "lhs"."tally_18", "lhs"."tally_19", "lhs"."tally_20", "lhs"."tally_21", "lhs"."tally_22", "lhs"."tally_23", "lhs"."tally_24", "lhs"."tally_25", "lhs"."tally_26", "lhs"."tally_27", "lhs"."tally_28", "lhs"."tally_29", "lhs"."tally_30", "lhs"."tally_31", "lhs"."tally_32", "lhs"."tally_33", "lhs"."tally_34", "lhs"."tally_35", "lhs"."tally_44", "lhs"."tally_45", "period" FROM "__duckdb_s11" AS "lhs" INNER JOIN "years" AS "rhs" ON ("lhs"."first_day" = "rhs"."first_day")
)
SELECT * FROM "__duckdb_s6" AS "kept_registrations" UNION ALL SELECT * FROM "__duckdb_s12" AS "kept_registrations"

-- query: count registrations
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "ended_on", "destination", "destination_agency" FROM "kept_registrations"
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "area_code", "ended_on", "destination", "destination_agency", CAST(date_trunc('quarter', "ended_on") AS DATE) AS "first_day" FROM "__duckdb_s0" AS "kept_registrations" WHERE ((("ended_on" >= getvariable('first_reported_day')) AND ("ended_on" <= getvariable('last_reported_day'))))
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", "destination", count() AS "part_0", COALESCE(sum(CAST(("destination_agency" = 'health') AS BIGINT)), 0) AS "part_1", COALESCE(sum(CAST(("destination_agency" = 'education') AS BIGINT)), 0) AS "part_2", COALESCE(sum(CAST(("destination_agency" = 'third_sector') AS BIGINT)), 0) AS "part_3", COALESCE(sum(CAST(("destination_agency" = 'youth_justice') AS BIGINT)), 0) AS "part_4", COALESCE(sum(CAST(("destination_agency" = 'police') AS BIGINT)), 0) AS "part_5", COALESCE(sum(CAST(("destination_agency" = 'other') AS BIGINT)), 0) AS "part_6", COALESCE(sum(CAST((NOT ("destination_agency" IS NULL)) AS BIGINT)), 0) AS "part_7" FROM "__duckdb_s1" AS "kept_registrations" GROUP BY "area_code", "first_day", "destination"

),
"__duckdb_s3" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "destination" AS "destination", "part_0", "part_1", "part_2", "part_3", "part_4", "part_5", "part_6", "part_7" FROM "__duckdb_s2" AS "kept_registrations"
),
"__duckdb_s4" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."first_day", "lhs"."destination", "lhs"."part_0", "lhs"."part_1", "lhs"."part_2", "lhs"."part_3", "lhs"."part_4", "lhs"."part_5", "lhs"."part_6", "lhs"."part_7", "period" FROM "__duckdb_s3" AS "lhs" INNER JOIN "quarters_of_periods" AS "rhs" ON ("lhs"."first_day" = "rhs"."first_day")
),
"__duckdb_s5" AS NOT MATERIALIZED (
SELECT "area_code", "period", COALESCE(sum((CASE WHEN ("destination" = 'other_agency') THEN "part_0" ELSE NULL END)), 0) AS "tally_36", COALESCE(sum((CASE WHEN ("destination" = 'other_agency') THEN "part_1" ELSE NULL END)), 0) AS "tally_37", COALESCE(sum((CASE WHEN ("destination" = 'other_agency') THEN "part_2" ELSE NULL END)), 0) AS "tally_38", COALESCE(sum((CASE WHEN ("destination" = 'other_agency') THEN "part_3" ELSE NULL END)), 0) AS "tally_39", COALESCE(sum((CASE WHEN ("destination" = 'other_agency') THEN "part_4" ELSE NULL END)), 0) AS "tally_40", COALESCE(sum((CASE WHEN ("destination" = 'other_agency') THEN "part_5" ELSE NULL END)), 0) AS "tally_41", COALESCE(sum((CASE WHEN ("destination" = 'other_agency') THEN "part_6" ELSE NULL END)), 0) AS "tally_42", COALESCE(sum((CASE WHEN ("destination" = 'other_agency') THEN "part_7" ELSE NULL END)), 0) AS "tally_43" FROM "__duckdb_s4" AS "kept_registrations" GROUP BY "area_code", "period"

)
SELECT "area_code" AS "area_code", "period" AS "period", "tally_36", "tally_37", "tally_38", "tally_39", "tally_40", "tally_41", "tally_42", "tally_43" FROM "__duckdb_s5" AS "kept_registrations"

-- query: keep core_groups
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "child_id", "conference_id", min("held_on") AS "conferred_on" FROM "conferences" GROUP BY "area_code", "child_id", "conference_id"

),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "child_id" AS "child_id", "conference_id" AS "conference_id", "conferred_on" FROM "__duckdb_s0" AS "conferences"
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."core_group_id", "lhs"."child_id", "lhs"."conference_id", "lhs"."kind", "lhs"."held_on", "lhs"."members_social_services", "lhs"."members_health", "lhs"."members_education", "lhs"."members_police", "lhs"."members_probation", "lhs"."members_third_sector", "lhs"."members_other", "conferred_on" FROM "core_groups" AS "lhs" LEFT JOIN "__duckdb_s1" AS "rhs" ON ((("lhs"."area_code" = "rhs"."area_code") AND ("lhs"."child_id" = "rhs"."child_id")) AND ("lhs"."conference_id" = "rhs"."conference_id"))
),
"__duckdb_s3" AS NOT MATERIALIZED (
SELECT "day" AS "conferred_on", "working_day_number" AS "start_number" FROM "calendar"
),
"__duckdb_s4" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."core_group_id", "lhs"."child_id", "lhs"."conference_id", "lhs"."kind", "lhs"."held_on", "lhs"."members_social_services", "lhs"."members_health", "lhs"."members_education", "lhs"."members_police", "lhs"."members_probation", "lhs"."members_third_sector", "lhs"."members_other", "lhs"."conferred_on", "start_number" FROM "__duckdb_s2" AS "lhs" LEFT JOIN "__duckdb_s3" AS "rhs" ON ("lhs"."conferred_on" = "rhs"."conferred_on")
),
"__duckdb_s5" AS NOT MATERIALIZED (
SELECT "day" AS "held_on", "working_day_number" AS "end_number" FROM "calendar"
),
"__duckdb_s6" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."core_group_id", "lhs"."child_id", "lhs"."conference_id", "lhs"."kind", "lhs"."held_on", "lhs"."members_social_services", "lhs"."members_health", "lhs"."members_education", "lhs"."members_police", "lhs"."members_probation", "lhs"."members_third_sector", "lhs"."members_other", "lhs"."conferred_on", "lhs"."start_number", "end_number" FROM "__duckdb_s4" AS "lhs" LEFT JOIN "__duckdb_s5" AS "rhs" ON ("lhs"."held_on" = "rhs"."held_on")
),
"__duckdb_s7" AS NOT MATERIALIZED (
SELECT "area_code", "core_group_id", "child_id", "conference_id", "kind", "held_on", "members_social_services", "members_health", "members_education", "members_police", "members_probation", "members_third_sector", "members_other", "conferred_on", "start_number", "end_number", ("end_number" - "start_number") AS "working_days_from_conference" FROM "__duckdb_s6" AS "core_groups"
),
"__duckdb_s8" AS NOT MATERIALIZED (
SELECT "area_code", "core_group_id", "child_id", "conference_id", "kind", "held_on", "members_social_services", "members_health", "members_education", "members_police", "members_probation", "members_third_sector", "members_other", "conferred_on", "working_days_from_conference" FROM "__duckdb_s7" AS "core_groups"
),
"__duckdb_s9" AS NOT MATERIALIZED (
SELECT "core_group_id", "area_code", min("child_id") AS "first_child" FROM "core_groups" GROUP BY "core_group_id", "area_code"

),
"__duckdb_s10" AS NOT MATERIALIZED (
SELECT "core_group_id" AS "core_group_id", "area_code" AS "area_code", "first_child" FROM "__duckdb_s9" AS "core_groups"
),
"__duckdb_s11" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."core_group_id", "lhs"."child_id", "lhs"."conference_id", "lhs"."kind", "lhs"."held_on", "lhs"."members_social_services", "lhs"."members_health", "lhs"."members_education", "lhs"."members_police", "lhs"."members_probation", "lhs"."members_third_sector", "lhs"."members_other", "lhs"."conferred_on", "lhs"."working_days_from_conference", "first_child" FROM "__duckdb_s8" AS "lhs" LEFT JOIN "__duckdb_s10" AS "rhs" ON (("lhs"."core_group_id" = "rhs"."core_group_id") AND ("lhs"."area_code" = "rhs"."area_code"))
),
"__duckdb_s12" AS NOT MATERIALIZED (
SELECT "area_code", "core_group_id", "child_id", "conference_id", "kind", "held_on", "members_social_services", "members_health", "members_education", "members_police", "members_probation", "members_third_sector", "members_other", "conferred_on", "working_days_from_conference", "first_child", ("child_id" = "first_child") AS "counts_once" FROM "__duckdb_s11" AS "core_groups"
),
"__duckdb_s13" AS NOT MATERIALIZED (
SELECT "area_code", "core_group_id", "child_id", "conference_id", "kind", "held_on", "members_social_services", "members_health", "members_education", "members_police", "members_probation", "members_third_sector", "members_other", "working_days_from_conference", "counts_once" FROM "__duckdb_s12" AS "core_groups"
)
SELECT "area_code", "held_on", "core_group_id", "child_id", "members_social_services", "members_health", "members_education", "members_police", "members_probation", "members_third_sector", "members_other", "kind", "working_days_from_conference", "counts_once" FROM "__duckdb_s13" AS "core_groups"

-- query: count core_groups
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "held_on", "core_group_id", "kind", "working_days_from_conference" FROM "kept_core_groups"
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "area_code", "held_on", "core_group_id", "kind", "working_days_from_conference", CAST(date_trunc('quarter', "held_on") AS DATE) AS "first_day" FROM "__duckdb_s0" AS "kept_core_groups" WHERE (((("held_on" >= getvariable('first_reported_day')) AND ("held_on" <= getvariable('last_reported_day'))) AND (NOT ("core_group_id" IS NULL))))
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", "core_group_id", COALESCE(bool_or(("kind" = 'initial')), FALSE) AS "tally_0", COALESCE(bool_or((("kind" = 'initial') AND ("working_days_from_conference" <= 10))), FALSE) AS "tally_2", COALESCE(bool_or((("kind" = 'initial') AND COALESCE(("working_days_from_conference" <= 10), TRUE))), FALSE) AS "tally_3" FROM "__duckdb_s1" AS "kept_core_groups" GROUP BY "area_code", "first_day", "core_group_id"

),
"__duckdb_s3" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "core_group_id" AS "core_group_id", "tally_0", "tally_2", "tally_3" FROM "__duckdb_s2" AS "kept_core_groups"
),
"__duckdb_s4" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", COALESCE(sum(CAST("tally_0" AS BIGINT)), 0) AS "tally_0", COALESCE(sum(CAST("tally_2" AS BIGINT)), 0) AS "tally_2", COALESCE(sum(CAST("tally_3" AS BIGINT)), 0) AS "tally_3" FROM "__duckdb_s3" AS "kept_core_groups" GROUP BY "area_code", "first_day"

),
"__duckdb_s5" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "tally_0", "tally_2", "tally_3" FROM "__duckdb_s4" AS "kept_core_groups"
),
"__duckdb_s6" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."first_day", "lhs"."tally_0", "lhs"."tally_2", "lhs"."tally_3", "period" FROM "__duckdb_s5" AS "lhs" INNER JOIN "quarters" AS "rhs" ON ("lhs"."first_day" = "rhs"."first_day")
),
"__duckdb_s7" AS NOT MATERIALIZED (
SELECT "area_code", "held_on", "core_group_id", "kind", "working_days_from_conference", CAST((date_trunc('year', ("held_on" + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS "first_day" FROM "__duckdb_s0" AS "kept_core_groups" WHERE (((("held_on" >= getvariable('first_reported_day')) AND ("held_on" <= getvariable('last_reported_day'))) AND (NOT ("core_group_id" IS NULL))))
),
"__duckdb_s8" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", "core_group_id", COALESCE(bool_or(("kind" = 'initial')), FALSE) AS "tally_0", COALESCE(bool_or((("kind" = 'initial') AND ("working_days_from_conference" <= 10))), FALSE) AS "tally_2", COALESCE(bool_or((("kind" = 'initial') AND COALESCE(("working_days_from_conference" <= 10), TRUE))), FALSE) AS "tally_3" FROM "__duckdb_s7" AS "kept_core_groups" GROUP BY "area_code", "first_day", "core_group_id"

),
"__duckdb_s9" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "core_group_id" AS "core_group_id", "tally_0", "tally_2", "tally_3" FROM "__duckdb_s8" AS "kept_core_groups"
),
"__duckdb_s10" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", COALESCE(sum(CAST("tally_0" AS BIGINT)), 0) AS "tally_0", COALESCE(sum(CAST("tally_2" AS BIGINT)), 0) AS "tally_2", COALESCE(sum(CAST("tally_3" AS BIGINT)), 0) AS "tally_3" FROM "__duckdb_s9" AS "kept_core_groups" GROUP BY "area_code", "first_day"

),
"__duckdb_s11" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "tally_0", "tally_2", "tally_3" FROM "__duckdb_s10" AS "kept_core_groups"
),
"__duckdb_s12" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."first_day", "lhs"."tally_0", "lhs"."tally_2", "lhs"."tally_3", "period" FROM "__duckdb_s11" AS "lhs" INNER JOIN "years" AS "rhs" ON ("lhs"."first_day" = "rhs"."first_day")
)
SELECT * FROM "__duckdb_s6" AS "kept_core_groups" UNION ALL SELECT * FROM "__duckdb_s12" AS "kept_core_groups"

-- query: count core_groups
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "held_on", "child_id", "kind", "working_days_from_conference" FROM "kept_core_groups"
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "area_code", "held_on", "child_id", "kind", "working_days_from_conference", CAST(date_trunc('quarter', "held_on") AS DATE) AS "first_day" FROM "__duckdb_s0" AS "kept_core_groups" WHERE (((("held_on" >= getvariable('first_reported_day')) AND ("held_on" <= getvariable('last_reported_day'))) AND (NOT ("child_id" IS NULL))))
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", "child_id", COALESCE(bool_or(("kind" = 'initial')), FALSE) AS "tally_1", COALESCE(bool_or((("kind" = 'initial') AND ("working_days_from_conference" <= 10))), FALSE) AS "tally_4", COALESCE(bool_or((("kind" = 'initial') AND COALESCE(("working_days_from_conference" <= 10), TRUE))), FALSE) AS "tally_5" FROM "__duckdb_s1" AS "kept_core_groups" GROUP BY "area_code", "first_day", "child_id"

),
"__duckdb_s3" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "child_id" AS "child_id", "tally_1", "tally_4", "tally_5" FROM "__duckdb_s2" AS "kept_core_groups"
),
"__duckdb_s4" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", COALESCE(sum(CAST("tally_1" AS BIGINT)), 0) AS "tally_1", COALESCE(sum(CAST("tally_4" AS BIGINT)), 0) AS "tally_4", COALESCE(sum(CAST("tally_5" AS BIGINT)), 0) AS "tally_5" FROM "__duckdb_s3" AS "kept_core_groups" GROUP BY "area_code", "first_day"

),
"__duckdb_s5" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "tally_1", "tally_4", "tally_5" FROM "__duckdb_s4" AS "kept_core_groups"
),
"__duckdb_s6" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."first_day", "lhs"."tally_1", "lhs"."tally_4", "lhs"."tally_5", "period" FROM "__duckdb_s5" AS "lhs" INNER JOIN "quarters" AS "rhs" ON ("lhs"."first_day" = "rhs"."first_day")
),
"__duckdb_s7" AS NOT MATERIALIZED (
SELECT "area_code", "held_on", "child_id", "kind", "working_days_from_conference", CAST((date_trunc('year', ("held_on" + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS "first_day" FROM "__duckdb_s0" AS "kept_core_groups" WHERE (((("held_on" >= getvariable('first_reported_day')) AND ("held_on" <= getvariable('last_reported_day'))) AND (NOT ("child_id" IS NULL))))
),
"__duckdb_s8" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", "child_id", COALESCE(bool_or(("kind" = 'initial')), FALSE) AS "tally_1", COALESCE(bool_or((("kind" = 'initial') AND ("working_days_from_conference" <= 10))), FALSE) AS "tally_4", COALESCE(bool_or((("kind" = 'initial') AND COALESCE(("working_days_from_conference" <= 10), TRUE))), FALSE) AS "tally_5" FROM "__duckdb_s7" AS "kept_core_groups" GROUP BY "area_code", "first_day", "child_id"

),
"__duckdb_s9" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "child_id" AS "child_id", "tally_1", "tally_4", "tally_5" FROM "__duckdb_s8" AS "kept_core_groups"
),
"__duckdb_s10" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", COALESCE(sum(CAST("tally_1" AS BIGINT)), 0) AS "tally_1", COALESCE(sum(CAST("tally_4" AS BIGINT)), 0) AS "tally_4", COALESCE(sum(CAST("tally_5" AS BIGINT)), 0) AS "tally_5" FROM "__duckdb_s9" AS "kept_core_groups" GROUP BY "area_code", "first_day"

),
"__duckdb_s11" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "tally_1", "tally_4", "tally_5" FROM "__duckdb_s10" AS "kept_core_groups"
),
"__duckdb_s12" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."first_day", "lhs"."tally_1", "lhs"."tally_4", "lhs"."tally_5", "period" FROM "__duckdb_s11" AS "lhs" INNER JOIN "years" AS "rhs" ON ("lhs"."first_day" = "rhs"."first_day")
)
SELECT * FROM "__duckdb_s6" AS "kept_core_groups" UNION ALL SELECT * FROM "__duckdb_s12" AS "kept_core_groups"

-- query: count core_groups
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "held_on", "members_social_services", "members_health", "members_education", "members_police", "members_probation", "members_third_sector", "members_other", "kind", "counts_once" FROM "kept_core_groups"
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "area_code", "held_on", "members_social_services", "members_health", "members_education", "members_police", "members_probation", "members_third_sector", "members_other", "kind", "counts_once", CAST(date_trunc('quarter', "held_on") AS DATE) AS "first_day" FROM "__duckdb_s0" AS "kept_core_groups" WHERE ((("held_on" >= getvariable('first_reported_day')) AND ("held_on" <= getvariable('last_reported_day'))))
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", "kind", "counts_once", COALESCE(sum(((((((COALESCE(CAST(round((CAST("members_social_services" AS DOUBLE) * 100), 0) AS BIGINT), 0) + COALESCE(CAST(round((CAST("members_health" AS DOUBLE) * 100), 0) AS BIGINT), 0)) + COALESCE(CAST(round((CAST("members_education" AS DOUBLE) * 100), 0) AS BIGINT), 0)) + COALESCE(CAST(round((CAST("members_police" AS DOUBLE) * 100), 0) AS BIGINT), 0)) + COALESCE(CAST(round((CAST("members_probation" AS DOUBLE) * 100), 0) AS BIGINT), 0)) + COALESCE(CAST(round((CAST("members_third_sector" AS DOUBLE) * 100), 0) AS BIGINT), 0)) + COALESCE(CAST(round((CAST("members_other" AS DOUBLE) * 100), 0) AS BIGINT), 0))), 0) AS "part_0", COALESCE(sum(COALESCE(CAST(round((CAST("members_social_services" AS DOUBLE) * 100), 0) AS BIGINT), 0)), 0) AS "part_1", COALESCE(sum(COALESCE(CAST(round((CAST("members_health" AS DOUBLE) * 100), 0) AS BIGINT), 0)), 0) AS "part_2", COALESCE(sum(COALESCE(CAST(round((CAST("members_education" AS DOUBLE) * 100), 0) AS BIGINT), 0)), 0) AS "part_3", COALESCE(sum(COALESCE(CAST(round((CAST("members_police" AS DOUBLE) * 100), 0) AS BIGINT), 0)), 0) AS "part_4", COALESCE(sum(COALESCE(CAST(round((CAST("members_probation" AS DOUBLE) * 100), 0) AS BIGINT), 0)), 0) AS "part_5", COALESCE(sum(COALESCE(CAST(round((CAST("members_third_sector" AS DOUBLE) * 100), 0) AS BIGINT), 0)), 0) AS "part_6", COALESCE(sum(COALESCE(CAST(round((CAST("members_other" AS DOUBLE) * 100), 0) AS BIGINT), 0)), 0) AS "part_7", COALESCE(sum(CAST((((((((NOT ("members_social_services" IS NULL)) OR (NOT ("members_health" IS NULL))) OR (NOT ("members_education" IS NULL))) OR (NOT ("members_police" IS NULL))) OR (NOT ("members_probation" IS NULL))) OR (NOT ("members_third_sector" IS NULL))) OR (NOT ("members_other" IS NULL))) AS BIGINT)), 0) AS "part_8", count() AS "part_9", COALESCE(sum(CAST(COALESCE((((((((NOT ("members_social_services" IS NULL)) OR (NOT ("members_health" IS NULL))) OR (NOT ("members_education" IS NULL))) OR (NOT ("members_police" IS NULL))) OR (NOT ("members_probation" IS NULL))) OR (NOT ("members_third_sector" IS NULL))) OR (NOT ("members_other" IS NULL))), TRUE) AS BIGINT)), 0) AS "part_10" FROM "__duckdb_s1" AS "kept_core_groups" GROUP BY "area_code", "first_day", "kind", "counts_once"

),
"__duckdb_s3" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "kind" AS "kind", "counts_once" AS "counts_once", "part_0", "part_1", "part_2", "part_3", "part_4", "part_5", "part_6", "part_7", "part_8", "part_9", "part_10" FROM "__duckdb_s2" AS "kept_core_groups"
),
"__duckdb_s4" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."first_day", "lhs"."kind", "lhs"."counts_once", "lhs"."part_0", "lhs"."part_1", "lhs"."part_2", "lhs"."part_3", "lhs"."part_4", "lhs"."part_5", "lhs"."part_6", "lhs"."part_7", "lhs"."part_8", "lhs"."part_9", "lhs"."part_10", "period" FROM "__duckdb_s3" AS "lhs" INNER JOIN "quarters_of_periods" AS "rhs" ON ("lhs"."first_day" = "rhs"."first_day")
),
"__duckdb_s5" AS NOT MATERIALIZED (
SELECT "area_code", "period", COALESCE(sum((CASE WHEN (("kind" = 'closing') AND "counts_once") THEN "part_0" ELSE NULL END)), 0) AS "tally_6", COALESCE(sum((CASE WHEN (("kind" = 'closing') AND "counts_once") THEN "part_1" ELSE NULL END)), 0) AS "tally_7", COALESCE(sum((CASE WHEN (("kind" = 'closing') AND "counts_once") THEN "part_2" ELSE NULL END)), 0) AS "tally_8", COALESCE(sum((CASE WHEN (("kind" = 'closing') AND "counts_once") THEN "part_3" ELSE NULL END)), 0) AS "tally_9", COALESCE(sum((CASE WHEN (("kind" = 'closing') AND "counts_once") THEN "part_4" ELSE NULL END)), 0) AS "tally_10", COALESCE(sum((CASE WHEN (("kind" = 'closing') AND "counts_once") THEN "part_5" ELSE NULL END)), 0) AS "tally_11", COALESCE(sum((CASE WHEN (("kind" = 'closing') AND "counts_once") THEN "part_6" ELSE NULL END)), 0) AS "tally_12", COALESCE(sum((CASE WHEN (("kind" = 'closing') AND "counts_once") THEN "part_7" ELSE NULL END)), 0) AS "tally_13", COALESCE(sum((CASE WHEN (("kind" = 'closing') AND "counts_once") THEN "part_8" ELSE NULL END)), 0) AS "tally_14", COALESCE(sum((CASE WHEN (("kind" = 'closing') AND "counts_once") THEN "part_9" ELSE NULL END)), 0) AS "tally_15", COALESCE(sum((CASE WHEN (("kind" = 'closing') AND "counts_once") THEN "part_10" ELSE NULL END)), 0) AS "tally_16" FROM "__duckdb_s4" AS "kept_core_groups" GROUP BY "area_code", "period"

)
SELECT "area_code" AS "area_code", "period" AS "period", "tally_6", "tally_7", "tally_8", "tally_9", "tally_10", "tally_11", "tally_12", "tally_13", "tally_14", "tally_15", "tally_16" FROM "__duckdb_s5" AS "kept_core_groups"

-- query: keep looked_after_episodes
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "records_from" FROM "reaches" WHERE (("table" = 'looked_after_episodes'))
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."episode_id", "lhs"."child_id", "lhs"."period_of_care_id", "lhs"."enquiry_id", "lhs"."started_on", "lhs"."ended_on", "lhs"."placement", "lhs"."placement_location", "records_from" FROM "looked_after_episodes" AS "lhs" LEFT JOIN "__duckdb_s0" AS "rhs" ON ("lhs"."area_code" = "rhs"."area_code")
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "area_code", "child_id", "episode_id", "started_on" FROM "__duckdb_s1" AS "looked_after_episodes"
),
"__duckdb_s3" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "child_id" AS "child_id", "started_on" AS "previous_started_on", "ended_on" AS "previous_ended_on" FROM "__duckdb_s1" AS "looked_after_episodes"
),
"__duckdb_s4" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."child_id", "lhs"."episode_id", "lhs"."started_on", "previous_started_on", "previous_ended_on" FROM "__duckdb_s2" AS "lhs" INNER JOIN "__duckdb_s3" AS "rhs" ON (("lhs"."area_code" = "rhs"."area_code") AND ("lhs"."child_id" = "rhs"."child_id"))
),
"__duckdb_s5" AS NOT MATERIALIZED (
SELECT "area_code", "child_id", "episode_id", "started_on", "previous_started_on", "previous_ended_on", (
max("previous_ended_on") over (partition by "area_code", "episode_id"  )
) AS "last_end" FROM "__duckdb_s4" AS "looked_after_episodes" WHERE ((("previous_started_on" < "started_on") AND ("previous_ended_on" <= "started_on")))
),
"__duckdb_s6" AS NOT MATERIALIZED (
SELECT "area_code", "episode_id", max("previous_started_on") AS "previous_started_on", max("previous_ended_on") AS "previous_ended_on" FROM "__duckdb_s5" AS "looked_after_episodes" WHERE (("previous_ended_on" = "last_end")) GROUP BY "area_code", "episode_id"

),
"__duckdb_s7" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "episode_id" AS "episode_id", "previous_started_on", "previous_ended_on" FROM "__duckdb_s6" AS "looked_after_episodes"
),
"__duckdb_s8" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."episode_id", "lhs"."child_id", "lhs"."period_of_care_id", "lhs"."enquiry_id", "lhs"."started_on", "lhs"."ended_on", "lhs"."placement", "lhs"."placement_location", "lhs"."records_from", "previous_started_on", "previous_ended_on" FROM "__duckdb_s1" AS "lhs" LEFT JOIN "__duckdb_s7" AS "rhs" ON (("lhs"."area_code" = "rhs"."area_code") AND ("lhs"."episode_id" = "rhs"."episode_id"))
),
"__duckdb_s9" AS NOT MATERIALIZED (
SELECT "area_code", "episode_id", "child_id", "period_of_care_id", "enquiry_id", "started_on", "ended_on", "placement", "placement_location", "records_from", "previous_started_on", "previous_ended_on", (CASE WHEN ("previous_ended_on" >= ("started_on" + (
interval '-12 month'
))) THEN TRUE ELSE (CASE WHEN ("records_from" <= ("started_on" + (
interval '-12 month'
))) THEN FALSE ELSE NULL END) END) AS "already_looked_after_within_1_year", (CASE WHEN ("started_on" = (
min("started_on") over (partition by "area_code", "period_of_care_id"  )
)) THEN "episode_id" ELSE NULL END) AS "first_episode", (CASE WHEN ("started_on" = (
max("started_on") over (partition by "area_code", "period_of_care_id"  )
)) THEN "episode_id" ELSE NULL END) AS "last_episode" FROM "__duckdb_s8" AS "looked_after_episodes"
),
"__duckdb_s10" AS NOT MATERIALIZED (
SELECT "area_code", "episode_id", "child_id", "period_of_care_id", "enquiry_id", "started_on", "ended_on", "placement", "placement_location", "records_from", "previous_started_on", "previous_ended_on", "already_looked_after_within_1_year", "first_episode", "last_episode", ("episode_id" = (
min("first_episode") over (partition by "area_code", "period_of_care_id"  )
)) AS "starts_period_of_care", (("episode_id" = (
max("last_episode") over (partition by "area_code", "period_of_care_id"  )
)) AND (NOT ("ended_on" IS NULL))) AS "ends_period_of_care" FROM "__duckdb_s9" AS "looked_after_episodes"
),
"__duckdb_s11" AS NOT MATERIALIZED (
SELECT "area_code", "episode_id", "child_id", "period_of_care_id", "enquiry_id", "started_on", "ended_on", "placement", "placement_location", "records_from", "previous_started_on", "already_looked_after_within_1_year", "starts_period_of_care", "ends_period_of_care" FROM "__duckdb_s10" AS "looked_after_episodes"
),
"__duckdb_s12" AS NOT MATERIALIZED (
SELECT "area_code", "episode_id", "child_id", "period_of_care_id", "enquiry_id", "started_on", "ended_on", "placement", "placement_location", "already_looked_after_within_1_year", "starts_period_of_care", "ends_period_of_care" FROM "__duckdb_s11" AS "looked_after_episodes"
)
SELECT "area_code", "started_on", "child_id", "ended_on", "starts_period_of_care", "already_looked_after_within_1_year", "placement_location", "ends_period_of_care" FROM "__duckdb_s12" AS "looked_after_episodes"

-- query: count looked_after_episodes
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "started_on", "child_id", "starts_period_of_care", "already_looked_after_within_1_year", "placement_location" FROM "kept_looked_after_episodes"
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "area_code", "started_on", "child_id", "starts_period_of_care", "already_looked_after_within_1_year", "placement_location", CAST(date_trunc('quarter', "started_on") AS DATE) AS "first_day" FROM "__duckdb_s0" AS "kept_looked_after_episodes" WHERE (((("started_on" >= getvariable('first_reported_day')) AND ("started_on" <= getvariable('last_reported_day'))) AND (NOT ("child_id" IS NULL))))
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", "child_id", COALESCE(bool_or("starts_period_of_care"), FALSE) AS "tally_0", COALESCE(bool_or(("starts_period_of_care" AND "already_looked_after_within_1_year")), FALSE) AS "tally_1", COALESCE(bool_or(("starts_period_of_care" AND COALESCE("already_looked_after_within_1_year", TRUE))), FALSE) AS "tally_2", COALESCE(bool_or(contains(['outside_authority_in_wales', 'outside_wales'], "placement_location")), FALSE) AS "tally_4", COALESCE(bool_or(COALESCE(contains(['outside_authority_in_wales', 'outside_wales'], "placement_location"), TRUE)), FALSE) AS "tally_6", COALESCE(bool_or(("placement_location" = 'outside_wales')), FALSE) AS "tally_7", COALESCE(bool_or(COALESCE(("placement_location" = 'outside_wales'), TRUE)), FALSE) AS "tally_8" FROM "__duckdb_s1" AS "kept_looked_after_episodes" GROUP BY "area_code", "first_day", "child_id"

),
"__duckdb_s3" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "child_id" AS "child_id", "tally_0", "tally_1", "tally_2", "tally_4", "tally_6", "tally_7", "tally_8" FROM "__duckdb_s2" AS "kept_looked_after_episodes"
),
"__duckdb_s4" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", COALESCE(sum(CAST("tally_0" AS BIGINT)), 0) AS "tally_0", COALESCE(sum(CAST("tally_1" AS BIGINT)), 0) AS "tally_1", COALESCE(sum(CAST("tally_2" AS BIGINT)), 0) AS "tally_2", COALESCE(sum(CAST("tally_4" AS BIGINT)), 0) AS "tally_4", count() AS "tally_5", COALESCE(sum(CAST("tally_6" AS BIGINT)), 0) AS "tally_6", COALESCE(sum(CAST("tally_7" AS BIGINT)), 0) AS "tally_7", COALESCE(sum(CAST("tally_8" AS BIGINT)), 0) AS "tally_8" FROM "__duckdb_s3" AS "kept_looked_after_episodes" GROUP BY "area_code", "first_day"

),
"__duckdb_s5" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "tally_0", "tally_1", "tally_2", "tally_4", "tally_5", "tally_6", "tally_7", "tally_8" FROM "__duckdb_s4" AS "kept_looked_after_episodes"
),
"__duckdb_s6" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."first_day", "lhs"."tally_0", "lhs"."tally_1", "lhs"."tally_2", "lhs"."tally_4", "lhs"."tally_5", "lhs"."tally_6", "lhs"."tally_7", "lhs"."tally_8", "period" FROM "__duckdb_s5" AS "lhs" INNER JOIN "quarters" AS "rhs" ON ("lhs"."first_day" = "rhs"."first_day")
),
"__duckdb_s7" AS NOT MATERIALIZED (
SELECT "area_code", "started_on", "child_id", "starts_period_of_care", "already_looked_after_within_1_year", "placement_location", CAST((date_trunc('year', ("started_on" + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS "first_day" FROM "__duckdb_s0" AS "kept_looked_after_episodes" WHERE (((("started_on" >= getvariable('first_reported_day')) AND ("started_on" <= getvariable('last_reported_day'))) AND (NOT ("child_id" IS NULL))))
),
"__duckdb_s8" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", "child_id", COALESCE(bool_or("starts_period_of_care"), FALSE) AS "tally_0", COALESCE(bool_or(("starts_period_of_care" AND "already_looked_after_within_1_year")), FALSE) AS "tally_1", COALESCE(bool_or(("starts_period_of_care" AND COALESCE("already_looked_after_within_1_year", TRUE))), FALSE) AS "tally_2", COALESCE(bool_or(contains(['outside_authority_in_wales', 'outside_wales'], "placement_location")), FALSE) AS "tally_4", COALESCE(bool_or(COALESCE(contains(['outside_authority_in_wales', 'outside_wales'], "placement_location"), TRUE)), FALSE) AS "tally_6", COALESCE(bool_or(("placement_location" = 'outside_wales')), FALSE) AS "tally_7", COALESCE(bool_or(COALESCE(("placement_location" = 'outside_wales'), TRUE)), FALSE) AS "tally_8" FROM "__duckdb_s7" AS "kept_looked_after_episodes" GROUP BY "area_code", "first_day", "child_id"

),
"__duckdb_s9" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "child_id" AS "child_id", "tally_0", "tally_1", "tally_2", "tally_4", "tally_6", "tally_7", "tally_8" FROM "__duckdb_s8" AS "kept_looked_after_episodes"
),
"__duckdb_s10" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", COALESCE(sum(CAST("tally_0" AS BIGINT)), 0) AS "tally_0", COALESCE(sum(CAST("tally_1" AS BIGINT)), 0) AS "tally_1", COALESCE(sum(CAST("tally_2" AS BIGINT)), 0) AS "tally_2", COALESCE(sum(CAST("tally_4" AS BIGINT)), 0) AS "tally_4", count() AS "tally_5", COALESCE(sum(CAST("tally_6" AS BIGINT)), 0) AS "tally_6", COALESCE(sum(CAST("tally_7" AS BIGINT)), 0) AS "tally_7", COALESCE(sum(CAST("tally_8" AS BIGINT)), 0) AS "tally_8" FROM "__duckdb_s9" AS "kept_looked_after_episodes" GROUP BY "area_code", "first_day"

),
"__duckdb_s11" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "tally_0", "tally_1", "tally_2", "tally_4", "tally_5", "tally_6", "tally_7", "tally_8" FROM "__duckdb_s10" AS "kept_looked_after_episodes"
),
"__duckdb_s12" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."first_day", "lhs"."tally_0", "lhs"."tally_1", "lhs"."tally_2", "lhs"."tally_4", "lhs"."tally_5", "lhs"."tally_6", "lhs"."tally_7", "lhs"."tally_8", "period" FROM "__duckdb_s11" AS "lhs" INNER JOIN "years" AS "rhs" ON ("lhs"."first_day" = "rhs"."first_day")
)
SELECT * FROM "__duckdb_s6" AS "kept_looked_after_episodes" UNION ALL SELECT * FROM "__duckdb_s12" AS "kept_looked_after_episodes"

-- query: count looked_after_episodes
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "started_on", "starts_period_of_care" FROM "kept_looked_after_episodes"
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "area_code", "started_on", "starts_period_of_care", CAST(date_trunc('quarter', "started_on") AS DATE) AS "first_day" FROM "__duckdb_s0" AS "kept_looked_after_episodes" WHERE ((("started_on" >= getvariable('first_reported_day')) AND ("started_on" <= getvariable('last_reported_day'))))
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", COALESCE(sum(CAST("starts_period_of_care" AS BIGINT)), 0) AS "part_0" FROM "__duckdb_s1" AS "kept_looked_after_episodes" GROUP BY "area_code", "first_day"

),
"__duckdb_s3" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "part_0" FROM "__duckdb_s2" AS "kept_looked_after_episodes"
),
"__duckdb_s4" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."first_day", "lhs"."part_0", "period" FROM "__duckdb_s3" AS "lhs" INNER JOIN "quarters_of_periods" AS "rhs" ON ("lhs"."first_day" = "rhs"."first_day")
),
"__duckdb_s5" AS NOT MATERIALIZED (
SELECT "area_code", "period", COALESCE(sum("part_0"), 0) AS "tally_3" FROM "__duckdb_s4" AS "kept_looked_after_episodes" GROUP BY "area_code", "period"

)
SELECT "area_code" AS "area_code", "period" AS "period", "tally_3" FROM "__duckdb_s5" AS "kept_looked_after_episodes"

-- query: count looked_after_episodes
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "ended_on", "child_id", "ends_period_of_care" FROM "kept_looked_after_episodes"
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "area_code", "ended_on", "child_id", "ends_period_of_care", CAST(date_trunc('quarter', "ended_on") AS DATE) AS "first_day" FROM "__duckdb_s0" AS "kept_looked_after_episodes" WHERE (((("ended_on" >= getvariable('first_reported_day')) AND ("ended_on" <= getvariable('last_reported_day'))) AND (NOT ("child_id" IS NULL))))
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", "child_id", COALESCE(bool_or("ends_period_of_care"), FALSE) AS "tally_9" FROM "__duckdb_s1" AS "kept_looked_after_episodes" GROUP BY "area_code", "first_day", "child_id"

),
"__duckdb_s3" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "child_id" AS "child_id", "tally_9" FROM "__duckdb_s2" AS "kept_looked_after_episodes"
),
"__duckdb_s4" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", COALESCE(sum(CAST("tally_9" AS BIGINT)), 0) AS "tally_9" FROM "__duckdb_s3" AS "kept_looked_after_episodes" GROUP BY "area_code", "first_day"

),
"__duckdb_s5" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "tally_9" FROM "__duckdb_s4" AS "kept_looked_after_episodes"
),
"__duckdb_s6" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."first_day", "lhs"."tally_9", "period" FROM "__duckdb_s5" AS "lhs" INNER JOIN "quarters" AS "rhs" ON ("lhs"."first_day" = "rhs"."first_day")
),
"__duckdb_s7" AS NOT MATERIALIZED (
SELECT "area_code", "ended_on", "child_id", "ends_period_of_care", CAST((date_trunc('year', ("ended_on" + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS "first_day" FROM "__duckdb_s0" AS "kept_looked_after_episodes" WHERE (((("ended_on" >= getvariable('first_reported_day')) AND ("ended_on" <= getvariable('last_reported_day'))) AND (NOT ("child_id" IS NULL))))
),
"__duckdb_s8" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", "child_id", COALESCE(bool_or("ends_period_of_care"), FALSE) AS "tally_9" FROM "__duckdb_s7" AS "kept_looked_after_episodes" GROUP BY "area_code", "first_day", "child_id"

),
"__duckdb_s9" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "child_id" AS "child_id", "tally_9" FROM "__duckdb_s8" AS "kept_looked_after_episodes"
),
"__duckdb_s10" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", COALESCE(sum(CAST("tally_9" AS BIGINT)), 0) AS "tally_9" FROM "__duckdb_s9" AS "kept_looked_after_episodes" GROUP BY "area_code", "first_day"

),
"__duckdb_s11" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "tally_9" FROM "__duckdb_s10" AS "kept_looked_after_episodes"
),
"__duckdb_s12" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."first_day", "lhs"."tally_9", "period" FROM "__duckdb_s11" AS "lhs" INNER JOIN "years" AS "rhs" ON ("lhs"."first_day" = "rhs"."first_day")
)
SELECT * FROM "__duckdb_s6" AS "kept_looked_after_episodes" UNION ALL SELECT * FROM "__duckdb_s12" AS "kept_looked_after_episodes"

-- query: keep advocacy_offers
SELECT "area_code", "due_on", "child_id", "offered", "taken_up" FROM "advocacy_offers"

-- query: count advocacy_offers
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "due_on", "child_id", "offered", "taken_up" FROM "kept_advocacy_offers"
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "area_code", "due_on", "child_id", "offered", "taken_up", CAST(date_trunc('quarter', "due_on") AS DATE) AS "first_day" FROM "__duckdb_s0" AS "kept_advocacy_offers" WHERE (((("due_on" >= getvariable('first_reported_day')) AND ("due_on" <= getvariable('last_reported_day'))) AND (NOT ("child_id" IS NULL))))
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", "child_id", COALESCE(bool_or("offered"), FALSE) AS "tally_0", COALESCE(bool_or(COALESCE("offered", TRUE)), FALSE) AS "tally_2", COALESCE(bool_or(("offered" AND "taken_up")), FALSE) AS "tally_6", COALESCE(bool_or(("offered" AND COALESCE("taken_up", TRUE))), FALSE) AS "tally_7" FROM "__duckdb_s1" AS "kept_advocacy_offers" GROUP BY "area_code", "first_day", "child_id"

),
"__duckdb_s3" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "child_id" AS "child_id", "tally_0", "tally_2", "tally_6", "tally_7" FROM "__duckdb_s2" AS "kept_advocacy_offers"
),
"__duckdb_s4" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", COALESCE(sum(CAST("tally_0" AS BIGINT)), 0) AS "tally_0", count() AS "tally_1", COALESCE(sum(CAST("tally_2" AS BIGINT)), 0) AS "tally_2", COALESCE(sum(CAST("tally_6" AS BIGINT)), 0) AS "tally_6", COALESCE(sum(CAST("tally_7" AS BIGINT)), 0) AS "tally_7" FROM "__duckdb_s3" AS "kept_advocacy_offers" GROUP BY "area_code", "first_day"

),
"__duckdb_s5" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "tally_0", "tally_1", "tally_2", "tally_6", "tally_7" FROM "__duckdb_s4" AS "kept_advocacy_offers"
),
"__duckdb_s6" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."first_day", "lhs"."tally_0", "lhs"."tally_1", "lhs"."tally_2", "lhs"."tally_6", "lhs"."tally_7", "period" FROM "__duckdb_s5" AS "lhs" INNER JOIN "quarters" AS "rhs" ON ("lhs"."first_day" = "rhs"."first_day")
),
"__duckdb_s7" AS NOT MATERIALIZED (
SELECT "area_code", "due_on", "child_id", "offered", "taken_up", CAST((date_trunc('year', ("due_on" + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS "first_day" FROM "__duckdb_s0" AS "kept_advocacy_offers" WHERE (((("due_on" >= getvariable('first_reported_day')) AND ("due_on" <= getvariable('last_reported_day'))) AND (NOT ("child_id" IS NULL))))
),
"__duckdb_s8" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", "child_id", COALESCE(bool_or("offered"), FALSE) AS "tally_0", COALESCE(bool_or(COALESCE("offered", TRUE)), FALSE) AS "tally_2", COALESCE(bool_or(("offered" AND "taken_up")), FALSE) AS "tally_6", COALESCE(bool_or(("offered" AND COALESCE("taken_up", TRUE))), FALSE) AS "tally_7" FROM "__duckdb_s7" AS "kept_advocacy_offers" GROUP BY "area_code", "first_day", "child_id"

),
"__duckdb_s9" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "child_id" AS "child_id", "tally_0", "tally_2", "tally_6", "tally_7" FROM "__duckdb_s8" AS "kept_advocacy_offers"
),
"__duckdb_s10" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", COALESCE(sum(CAST("tally_0" AS BIGINT)), 0) AS "tally_0", count() AS "tally_1", COALESCE(sum(CAST("tally_2" AS BIGINT)), 0) AS "tally_2", COALESCE(sum(CAST("tally_6" AS BIGINT)), 0) AS "tally_6", COALESCE(sum(CAST("tally_7" AS BIGINT)), 0) AS "tally_7" FROM "__duckdb_s9" AS "kept_advocacy_offers" GROUP BY "area_code", "first_day"

),
"__duckdb_s11" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "tally_0", "tally_1", "tally_2", "tally_6", "tally_7" FROM "__duckdb_s10" AS "kept_advocacy_offers"
),
"__duckdb_s12" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."first_day", "lhs"."tally_0", "lhs"."tally_1", "lhs"."tally_2", "lhs"."tally_6", "lhs"."tally_7", "period" FROM "__duckdb_s11" AS "lhs" INNER JOIN "years" AS "rhs" ON ("lhs"."first_day" = "rhs"."first_day")
)
SELECT * FROM "__duckdb_s6" AS "kept_advocacy_offers" UNION ALL SELECT * FROM "__duckdb_s12" AS "kept_advocacy_offers"

-- query: count advocacy_offers
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "due_on", "offered", "taken_up" FROM "kept_advocacy_offers"
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "area_code", "due_on", "offered", "taken_up", CAST(date_trunc('quarter', "due_on") AS DATE) AS "first_day" FROM "__duckdb_s0" AS "kept_advocacy_offers" WHERE ((("due_on" >= getvariable('first_reported_day')) AND ("due_on" <= getvariable('last_reported_day'))))
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", COALESCE(sum(CAST("offered" AS BIGINT)), 0) AS "part_0", count() AS "part_1", COALESCE(sum(CAST(COALESCE("offered", TRUE) AS BIGINT)), 0) AS "part_2", COALESCE(sum(CAST(("offered" AND "taken_up") AS BIGINT)), 0) AS "part_3", COALESCE(sum(CAST(("offered" AND COALESCE("taken_up", TRUE)) AS BIGINT)), 0) AS "part_4" FROM "__duckdb_s1" AS "kept_advocacy_offers" GROUP BY "area_code", "first_day"

),
"__duckdb_s3" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "part_0", "part_1", "part_2", "part_3", "part_4" FROM "__duckdb_s2" AS "kept_advocacy_offers"
),
"__duckdb_s4" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."first_day", "lhs"."part_0", "lhs"."part_1", "lhs"."part_2", "lhs"."part_3", "lhs"."part_4", "period" FROM "__duckdb_s3" AS "lhs" INNER JOIN "quarters_of_periods" AS "rhs" ON ("lhs"."first_day" = "rhs"."first_day")
),
"__duckdb_s5" AS NOT MATERIALIZED (
SELECT "area_code", "period", COALESCE(sum("part_0"), 0) AS "tally_3", COALESCE(sum("part_1"), 0) AS "tally_4", COALESCE(sum("part_2"), 0) AS "tally_5", COALESCE(sum("part_3"), 0) AS "tally_8", COALESCE(sum("part_4"), 0) AS "tally_9" FROM "__duckdb_s4" AS "kept_advocacy_offers" GROUP BY "area_code", "period"

)
SELECT "area_code" AS "area_code", "period" AS "period", "tally_3", "tally_4", "tally_5", "tally_8", "tally_9" FROM "__duckdb_s5" AS "kept_advocacy_offers"

-- query: count feedback
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "asked_on", "provided", "mechanism", "stage", "theme", "led_to_action" FROM "feedback"
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "area_code", "asked_on", "provided", "mechanism", "stage", "theme", "led_to_action", CAST(date_trunc('quarter', "asked_on") AS DATE) AS "first_day" FROM "__duckdb_s0" AS "feedback" WHERE ((("asked_on" >= getvariable('first_reported_day')) AND ("asked_on" <= getvariable('last_reported_day'))))
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", "provided", "stage", "mechanism", count() AS "part_0", COALESCE(sum(CAST(("theme" = 'listened_to') AS BIGINT)), 0) AS "part_1", COALESCE(sum(CAST(("theme" = 'communication') AS BIGINT)), 0) AS "part_2", COALESCE(sum(CAST(("theme" = 'consistency_of_worker') AS BIGINT)), 0) AS "part_3", COALESCE(sum(CAST(("theme" = 'timeliness') AS BIGINT)), 0) AS "part_4", COALESCE(sum(CAST(("theme" = 'understanding_of_process') AS BIGINT)), 0) AS "part_5", COALESCE(sum(CAST(("theme" = 'support_received') AS BIGINT)), 0) AS "part_6", COALESCE(sum(CAST(("theme" = 'language_of_choice') AS BIGINT)), 0) AS "part_7", COALESCE(sum(CAST((NOT ("theme" IS NULL)) AS BIGINT)), 0) AS "part_8", COALESCE(sum(CAST("led_to_action" AS BIGINT)), 0) AS "part_9", COALESCE(sum(CAST(COALESCE("led_to_action", TRUE) AS BIGINT)), 0) AS "part_10" FROM "__duckdb_s1" AS "feedback" GROUP BY "area_code", "first_day", "provided", "stage", "mechanism"

),
"__duckdb_s3" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "provided" AS "provided", "stage" AS "stage", "mechanism" AS "mechanism", "part_0", "part_1", "part_2", "part_3", "part_4", "part_5", "part_6", "part_7", "part_8", "part_9", "part_10" FROM "__duckdb_s2" AS "feedback"
),
"__duckdb_s4" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."first_day", "lhs"."provided", "lhs"."stage", "lhs"."mechanism", "lhs"."part_0", "lhs"."part_1", "lhs"."part_2", "lhs"."part_3", "lhs"."part_4", "lhs"."part_5", "lhs"."part_6", "lhs"."part_7", "lhs"."part_8", "lhs"."part_9", "lhs"."part_10", "period" FROM "__duckdb_s3" AS "lhs" INNER JOIN "quarters_of_periods" AS "rhs" ON ("lhs"."first_day" = "rhs"."first_day")
),
"__duckdb_s5" AS NOT MATERIALIZED (
SELECT "area_code", "period", COALESCE(sum((CASE WHEN "provided" THEN "part_0" ELSE NULL END)), 0) AS "tally_0", COALESCE(sum("part_0"), 0) AS "tally_1", COALESCE(sum((CASE WHEN COALESCE("provided", TRUE) THEN "part_0" ELSE NULL END)), 0) AS "tally_2", COALESCE(sum((CASE WHEN (("mechanism" = 'questionnaire') AND "provided") THEN "part_0" ELSE NULL END)), 0) AS "tally_3", COALESCE(sum((CASE WHEN ("mechanism" = 'questionnaire') THEN "part_0" ELSE NULL END)), 0) AS "tally_4", COALESCE(sum((CASE WHEN (("mechanism" = 'questionnaire') AND COALESCE("provided", TRUE)) THEN "part_0" ELSE NULL END)), 0) AS "tally_5", COALESCE(sum((CASE WHEN (("mechanism" = 'online_forum') AND "provided") THEN "part_0" ELSE NULL END)), 0) AS "tally_6", COALESCE(sum((CASE WHEN ("mechanism" = 'online_forum') THEN "part_0" ELSE NULL END)), 0) AS "tally_7", COALESCE(sum((CASE WHEN (("mechanism" = 'online_forum') AND COALESCE("provided", TRUE)) THEN "part_0" ELSE NULL END)), 0) AS "tally_8", COALESCE(sum((CASE WHEN (("mechanism" = 'peer_support_group') AND "provided") THEN "part_0" ELSE NULL END)), 0) AS "tally_9", COALESCE(sum((CASE WHEN ("mechanism" = 'peer_support_group') THEN "part_0" ELSE NULL END)), 0) AS "tally_10", COALESCE(sum((CASE WHEN (("mechanism" = 'peer_support_group') AND COALESCE("provided", TRUE)) THEN "part_0" ELSE NULL END)), 0) AS "tally_11", COALESCE(sum((CASE WHEN (("mechanism" = 'interview') AND "provided") THEN "part_0" ELSE NULL END)), 0) AS "tally_12", COALESCE(sum((CASE WHEN ("mechanism" = 'interview') THEN "part_0" ELSE NULL END)), 0) AS "tally_13", COALESCE(sum((CASE WHEN (("mechanism" = 'interview') AND COALESCE("provided", TRUE)) THEN "part_0" ELSE NULL END)), 0) AS "tally_14", COALESCE(sum((CASE WHEN (("mechanism" = 'exit_survey') AND "provided") THEN "part_0" ELSE NULL END)), 0) AS "tally_15", COALESCE(sum((CASE WHEN ("mechanism" = 'exit_survey') THEN "part_0" ELSE NULL END)), 0) AS "tally_16", COALESCE(sum((CASE WHEN (("mechanism" = 'exit_survey') AND COALESCE("provided", TRUE)) THEN "part_0" ELSE NULL END)), 0) AS "tally_17", COALESCE(sum((CASE WHEN (("mechanism" IS NULL) AND "provided") THEN "part_0" ELSE NULL END)), 0) AS "tally_18", COALESCE(sum((CASE WHEN ("mechanism" IS NULL) THEN "part_0" ELSE NULL END)), 0) AS "tally_19", COALESCE(sum((CASE WHEN (("mechanism" IS NULL) AND COALESCE("provided", TRUE)) THEN "part_0" ELSE NULL END)), 0) AS "tally_20", COALESCE(sum((CASE WHEN (("stage" = 'referral') AND "provided") THEN "part_0" ELSE NULL END)), 0) AS "tally_21", COALESCE(sum((CASE WHEN ("stage" = 'referral') THEN "part_0" ELSE NULL END)), 0) AS "tally_22", COALESCE(sum((CASE WHEN (("stage" = 'referral') AND COALESCE("provided", TRUE)) THEN "part_0" ELSE NULL END)), 0) AS "tally_23", COALESCE(sum((CASE WHEN (("stage" = 'enquiry') AND "provided") THEN "part_0" ELSE NULL END)), 0) AS "tally_24", COALESCE(sum((CASE WHEN ("stage" = 'enquiry') THEN "part_0" ELSE NULL END)), 0) AS "tally_25", COALESCE(sum((CASE WHEN (("stage" = 'enquiry') AND COALESCE("provided", TRUE)) THEN "part_0" ELSE NULL END)), 0) AS "tally_26", COALESCE(sum((CASE WHEN (("stage" = 'conference') AND "provided") THEN "part_0" ELSE NULL END)), 0) AS "tally_27", COALESCE(sum((CASE WHEN ("stage" = 'conference') THEN "part_0" ELSE NULL END)), 0) AS "tally_28", COALESCE(sum((CASE WHEN (("stage" = 'conference') AND COALESCE("provided", TRUE)) THEN "part_0" ELSE NULL END)), 0) AS "tally_29", COALESCE(sum((CASE WHEN (("stage" = 'plan') AND "provided") THEN "part_0" ELSE NULL END)), 0) AS "tally_30", COALESCE(sum((CASE WHEN ("stage" = 'plan') THEN "part_0" ELSE NULL END)), 0) AS "tally_31", COALESCE(sum((CASE WHEN (("stage" = 'plan') AND COALESCE("provided", TRUE)) THEN "part_0" ELSE NULL END)), 0) AS "tally_32", COALESCE(sum((CASE WHEN (("stage" = 'looked_after') AND "provided") THEN "part_0" ELSE NULL END)), 0) AS "tally_33", COALESCE(sum((CASE WHEN ("stage" = 'looked_after') THEN "part_0" ELSE NULL END)), 0) AS "tally_34", COALESCE(sum((CASE WHEN (("stage" = 'looked_after') AND COALESCE("provided", TRUE)) THEN "part_0" ELSE NULL END)), 0) AS "tally_35", COALESCE(sum((CASE WHEN (("stage" = 'closure') AND "provided") THEN "part_0" ELSE NULL END)), 0) AS "tally_36", COALESCE(sum((CASE WHEN ("stage" = 'closure') THEN "part_0" ELSE NULL END)), 0) AS "tally_37", COALESCE(sum((CASE WHEN (("stage" = 'closure') AND COALESCE("provided", TRUE)) THEN "part_0" ELSE NULL END)), 0) AS "tally_38", COALESCE(sum((CASE WHEN (("stage" IS NULL) AND "provided") THEN "part_0" ELSE NULL END)), 0) AS "tally_39", COALESCE(sum((CASE WHEN ("stage" IS NULL) THEN "part_0" ELSE NULL END)), 0) AS "tally_40", COALESCE(sum((CASE WHEN (("stage" IS NULL) AND COALESCE("provided", TRUE)) THEN "part_0" ELSE NULL END)), 0) AS "tally_41", COALESCE(sum((CASE WHEN "provided" THEN "part_1" ELSE NULL END)), 0) AS "tally_42", COALESCE(sum((CASE WHEN "provided" THEN "part_2" ELSE NULL END)), 0) AS "tally_43", COALESCE(sum((CASE WHEN "provided" THEN "part_3" ELSE NULL END)), 0) AS "tally_44", COALESCE(sum((CASE WHEN "provided" THEN "part_4" ELSE NULL END)), 0) AS "tally_45", COALESCE(sum((CASE WHEN "provided" THEN "part_5" ELSE NULL END)), 0) AS "tally_46", COALESCE(sum((CASE WHEN "provided" THEN "part_6" ELSE NULL END)), 0) AS "tally_47", COALESCE(sum((CASE WHEN "provided" THEN "part_7" ELSE NULL END)), 0) AS "tally_48", COALESCE(sum((CASE WHEN "provided" THEN "part_8" ELSE NULL END)), 0) AS "tally_49", COALESCE(sum((CASE WHEN "provided" THEN "part_9" ELSE NULL END)), 0) AS "tally_50", COALESCE(sum((CASE WHEN "provided" THEN "part_10" ELSE NULL END)), 0) AS "tally_51" FROM "__duckdb_s4" AS "feedback" GROUP BY "area_code", "period"

)
SELECT "area_code" AS "area_code", "period" AS "period", "tally_0", "tally_1", "tally_2", "tally_3", "tally_4", "tally_5", "tally_6", "tally_7", "tally_8", "tally_9", "tally_10", "tally_11", "tally_12", "tally_13", "tally_14", "tally_15", "tally_16", "tally_17", "tally_18", "tally_19", "tally_20", "tally_21", "tally_22", "tally_23", "tally_24", "tally_25", "tally_26", "tally_27", "tally_28", "tally_29", "tally_30", "tally_31", "tally_32", "tally_33", "tally_34", "tally_35", "tally_36", "tally_37", "tally_38", "tally_39", "tally_40", "tally_41", "tally_42", "tally_43", "tally_44", "tally_45", "tally_46", "tally_47", "tally_48", "tally_49", "tally_50", "tally_51" FROM "__duckdb_s5" AS "feedback"

-- query: count distance_travelled
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "reviewed_on", "movement" FROM "distance_travelled"
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "area_code", "reviewed_on", "movement", CAST(date_trunc('quarter', "reviewed_on") AS DATE) AS "first_day" FROM "__duckdb_s0" AS "distance_travelled" WHERE ((("reviewed_on" >= getvariable('first_reported_day')) AND ("reviewed_on" <= getvariable('last_reported_day'))))
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "area_code", "first_day", count() AS "part_0", COALESCE(sum(CAST(("movement" = 'forward') AS BIGINT)), 0) AS "part_1", COALESCE(sum(CAST(("movement" = 'none') AS BIGINT)), 0) AS "part_2", COALESCE(sum(CAST(("movement" = 'back') AS BIGINT)), 0) AS "part_3", COALESCE(sum(CAST((NOT ("movement" IS NULL)) AS BIGINT)), 0) AS "part_4" FROM "__duckdb_s1" AS "distance_travelled" GROUP BY "area_code", "first_day"

),
"__duckdb_s3" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "first_day" AS "first_day", "part_0", "part_1", "part_2", "part_3", "part_4" FROM "__duckdb_s2" AS "distance_travelled"
),
"__duckdb_s4" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."first_day", "lhs"."part_0", "lhs"."part_1", "lhs"."part_2", "lhs"."part_3", "lhs"."part_4", "period" FROM "__duckdb_s3" AS "lhs" INNER JOIN "quarters_of_periods" AS "rhs" ON ("lhs"."first_day" = "rhs"."first_day")
),
"__duckdb_s5" AS NOT MATERIALIZED (
SELECT "area_code", "period", COALESCE(sum("part_0"), 0) AS "tally_0", COALESCE(sum("part_1"), 0) AS "tally_1", COALESCE(sum("part_2"), 0) AS "tally_2", COALESCE(sum("part_3"), 0) AS "tally_3", COALESCE(sum("part_4"), 0) AS "tally_4" FROM "__duckdb_s4" AS "distance_travelled" GROUP BY "area_code", "period"

)
SELECT "area_code" AS "area_code", "period" AS "period", "tally_0", "tally_1", "tally_2", "tally_3", "tally_4" FROM "__duckdb_s5" AS "distance_travelled"

-- query: keep training
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "post_id", "team_id", "role", "full_time_equivalent" FROM "posts"
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."staff_id", "lhs"."post_id", "lhs"."started_on", "lhs"."ended_on", "lhs"."employment", "team_id", "role", "full_time_equivalent" FROM "staff" AS "lhs" LEFT JOIN "__duckdb_s0" AS "rhs" ON (("lhs"."area_code" = "rhs"."area_code") AND ("lhs"."post_id" = "rhs"."post_id"))
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "staff_id" AS "staff_id", "role" AS "staff_role", "started_on" AS "staff_started_on", "ended_on" AS "staff_ended_on" FROM "__duckdb_s1" AS "staff"
),
"__duckdb_s3" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."staff_id", "lhs"."course", "lhs"."completed_on", "staff_role", "staff_started_on", "staff_ended_on" FROM "training" AS "lhs" INNER JOIN "__duckdb_s2" AS "rhs" ON (("lhs"."area_code" = "rhs"."area_code") AND ("lhs"."staff_id" = "rhs"."staff_id"))
)
SELECT "area_code", "completed_on", "staff_id", "course", "staff_role", "staff_started_on", "staff_ended_on" FROM "__duckdb_s3" AS "training"

-- query: count training
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "completed_on", "staff_id", "course", "staff_role", "staff_started_on", "staff_ended_on" FROM "kept_training"
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."completed_on", "lhs"."staff_id", "lhs"."course", "lhs"."staff_role", "lhs"."staff_started_on", "lhs"."staff_ended_on", "period", "period_start", "period_end", "end_less_12_months", "end_less_24_months" FROM "__duckdb_s0" AS "lhs" CROSS JOIN "periods_of_training" AS "rhs"
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "area_code", "period", "staff_id", COALESCE(bool_or(((((("course" = 'multi_agency') AND (("completed_on" > "end_less_24_months") AND ("completed_on" <= "period_end"))) AND contains(['social_worker', 'manager', 'practitioner'], "staff_role")) AND ("staff_started_on" <= "period_end")) AND (("staff_ended_on" IS NULL) OR ("staff_ended_on" > "period_end")))), FALSE) AS "tally_0", COALESCE(bool_or((((((("course" = 'multi_agency') AND (("completed_on" > "end_less_24_months") AND ("completed_on" <= "period_end"))) AND contains(['social_worker', 'manager', 'practitioner'], "staff_role")) AND ("staff_started_on" <= "period_end")) AND (("staff_ended_on" IS NULL) OR ("staff_ended_on" > "period_end"))) AND (("completed_on" > "end_less_12_months") AND ("completed_on" <= "period_end")))), FALSE) AS "tally_1", COALESCE(bool_or((((((("course" = 'multi_agency') AND (("completed_on" > "end_less_24_months") AND ("completed_on" <= "period_end"))) AND contains(['social_worker', 'manager', 'practitioner'], "staff_role")) AND ("staff_started_on" <= "period_end")) AND (("staff_ended_on" IS NULL) OR ("staff_ended_on" > "period_end"))) AND COALESCE((("completed_on" > "end_less_12_months") AND ("completed_on" <= "period_end")), TRUE))), FALSE) AS "tally_2", COALESCE(bool_or((((((("course" = 'multi_agency') AND (("completed_on" > "end_less_24_months") AND ("completed_on" <= "period_end"))) AND contains(['social_worker', 'manager', 'practitioner'], "staff_role")) AND ("staff_started_on" <= "period_end")) AND (("staff_ended_on" IS NULL) OR ("staff_ended_on" > "period_end"))) AND (("completed_on" > "end_less_24_months") AND ("completed_on" <= "period_end")))), FALSE) AS "tally_3", COALESCE(bool_or((((((("course" = 'multi_agency') AND (("completed_on" > "end_less_24_months") AND ("completed_on" <= "period_end"))) AND contains(['social_worker', 'manager', 'practitioner'], "staff_role")) AND ("staff_started_on" <= "period_end")) AND (("staff_ended_on" IS NULL) OR ("staff_ended_on" > "period_end"))) AND COALESCE((("completed_on" > "end_less_24_months") AND ("completed_on" <= "period_end")), TRUE))), FALSE) AS "tally_4", COALESCE(bool_or((((("course" = 'safeguarding_children') AND (("completed_on" > "end_less_12_months") AND ("completed_on" <= "period_end"))) AND ("staff_started_on" <= "period_end")) AND (("staff_ended_on" IS NULL) OR ("staff_ended_on" > "period_end")))), FALSE) AS "tally_5" FROM "__duckdb_s1" AS "kept_training" WHERE (("completed_on" <= "period_end")) AND ((NOT ("staff_id" IS NULL))) GROUP BY "area_code", "period", "staff_id"

),
"__duckdb_s3" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "period" AS "period", "staff_id" AS "staff_id", "tally_0", "tally_1", "tally_2", "tally_3", "tally_4", "tally_5" FROM "__duckdb_s2" AS "kept_training"
),
"__duckdb_s4" AS NOT MATERIALIZED (
SELECT "area_code", "period", COALESCE(sum(CAST("tally_0" AS BIGINT)), 0) AS "tally_0", COALESCE(sum(CAST("tally_1" AS BIGINT)), 0) AS "tally_1", COALESCE(sum(CAST("tally_2" AS BIGINT)), 0) AS "tally_2", COALESCE(sum(CAST("tally_3" AS BIGINT)), 0) AS "tally_3", COALESCE(sum(CAST("tally_4" AS BIGINT)), 0) AS "tally_4", COALESCE(sum(CAST("tally_5" AS BIGINT)), 0) AS "tally_5" FROM "__duckdb_s3" AS "kept_training" GROUP BY "area_code", "period"

)
SELECT "area_code" AS "area_code", "period" AS "period", "tally_0", "tally_1", "tally_2", "tally_3", "tally_4", "tally_5" FROM "__duckdb_s4" AS "kept_training"

-- query: keep staff
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "post_id", "team_id", "role", "full_time_equivalent" FROM "posts"
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."staff_id", "lhs"."post_id", "lhs"."started_on", "lhs"."ended_on", "lhs"."employment", "team_id", "role", "full_time_equivalent" FROM "staff" AS "lhs" LEFT JOIN "__duckdb_s0" AS "rhs" ON (("lhs"."area_code" = "rhs"."area_code") AND ("lhs"."post_id" = "rhs"."post_id"))
)
SELECT "area_code", "staff_id", "started_on", "ended_on", "full_time_equivalent", "role", "employment" FROM "__duckdb_s1" AS "staff"

-- query: count staff
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "staff_id", "started_on", "ended_on", "role", "employment" FROM "kept_staff"
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."staff_id", "lhs"."started_on", "lhs"."ended_on", "lhs"."role", "lhs"."employment", "period", "period_start", "period_end", "end_less_6_months", "end_less_12_months", "end_less_24_months", "end_less_36_months" FROM "__duckdb_s0" AS "lhs" CROSS JOIN "periods_of_staff" AS "rhs"
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "area_code", "period", "staff_id", COALESCE(bool_or(contains(['social_worker', 'manager', 'practitioner'], "role")), FALSE) AS "tally_0", COALESCE(bool_or(("started_on" <= "end_less_6_months")), FALSE) AS "tally_2", COALESCE(bool_or(COALESCE(("started_on" <= "end_less_6_months"), TRUE)), FALSE) AS "tally_3", COALESCE(bool_or(("started_on" <= "end_less_12_months")), FALSE) AS "tally_4", COALESCE(bool_or(COALESCE(("started_on" <= "end_less_12_months"), TRUE)), FALSE) AS "tally_5", COALESCE(bool_or(("started_on" <= "end_less_24_months")), FALSE) AS "tally_6", COALESCE(bool_or(COALESCE(("started_on" <= "end_less_24_months"), TRUE)), FALSE) AS "tally_7", COALESCE(bool_or(("role" = 'manager')), FALSE) AS "tally_9", COALESCE(bool_or((("role" = 'manager') AND ("started_on" <= "end_less_12_months"))), FALSE) AS "tally_10", COALESCE(bool_or((("role" = 'manager') AND COALESCE(("started_on" <= "end_less_12_months"), TRUE))), FALSE) AS "tally_11", COALESCE(bool_or((("role" = 'manager') AND ("started_on" <= "end_less_24_months"))), FALSE) AS "tally_12", COALESCE(bool_or((("role" = 'manager') AND COALESCE(("started_on" <= "end_less_24_months"), TRUE))), FALSE) AS "tally_13", COALESCE(bool_or((("role" = 'manager') AND ("started_on" <= "end_less_36_months"))), FALSE) AS "tally_14", COALESCE(bool_or((("role" = 'manager') AND COALESCE(("started_on" <= "end_less_36_months"), TRUE))), FALSE) AS "tally_15", COALESCE(bool_or(("employment" = 'agency')), FALSE) AS "tally_16", COALESCE(bool_or(COALESCE(("employment" = 'agency'), TRUE)), FALSE) AS "tally_17" FROM "__duckdb_s1" AS "kept_staff" WHERE ((("started_on" <= "period_end") AND (("ended_on" IS NULL) OR ("ended_on" > "period_end")))) AND ((NOT ("staff_id" IS NULL))) GROUP BY "area_code", "period", "staff_id"

),
"__duckdb_s3" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "period" AS "period", "staff_id" AS "staff_id", "tally_0", "tally_2", "tally_3", "tally_4", "tally_5", "tally_6", "tally_7", "tally_9", "tally_10", "tally_11", "tally_12", "tally_13", "tally_14", "tally_15", "tally_16", "tally_17" FROM "__duckdb_s2" AS "kept_staff"
),
"__duckdb_s4" AS NOT MATERIALIZED (
SELECT "area_code", "period", COALESCE(sum(CAST("tally_0" AS BIGINT)), 0) AS "tally_0", count() AS "tally_1", COALESCE(sum(CAST("tally_2" AS BIGINT)), 0) AS "tally_2", COALESCE(sum(CAST("tally_3" AS BIGINT)), 0) AS "tally_3", COALESCE(sum(CAST("tally_4" AS BIGINT)), 0) AS "tally_4", COALESCE(sum(CAST("tally_5" AS BIGINT)), 0) AS "tally_5", COALESCE(sum(CAST("tally_6" AS BIGINT)), 0) AS "tally_6", COALESCE(sum(CAST("tally_7" AS BIGINT)), 0) AS "tally_7", COALESCE(sum(CAST("tally_9" AS BIGINT)), 0) AS "tally_9", COALESCE(sum(CAST("tally_10" AS BIGINT)), 0) AS "tally_10", COALESCE(sum(CAST("tally_11" AS BIGINT)), 0) AS "tally_11", COALESCE(sum(CAST("tally_12" AS BIGINT)), 0) AS "tally_12", COALESCE(sum(CAST("tally_13" AS BIGINT)), 0) AS "tally_13", COALESCE(sum(CAST("tally_14" AS BIGINT)), 0) AS "tally_14", COALESCE(sum(CAST("tally_15" AS BIGINT)), 0) AS "tally_15", COALESCE(sum(CAST("tally_16" AS BIGINT)), 0) AS "tally_16", COALESCE(sum(CAST("tally_17" AS BIGINT)), 0) AS "tally_17" FROM "__duckdb_s3" AS "kept_staff" GROUP BY "area_code", "period"

)
SELECT "area_code" AS "area_code", "period" AS "period", "tally_0", "tally_1", "tally_2", "tally_3", "tally_4", "tally_5", "tally_6", "tally_7", "tally_9", "tally_10", "tally_11", "tally_12", "tally_13", "tally_14", "tally_15", "tally_16", "tally_17" FROM "__duckdb_s4" AS "kept_staff"

-- query: count staff
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "full_time_equivalent", "started_on", "ended_on", "employment" FROM "kept_staff"
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."full_time_equivalent", "lhs"."started_on", "lhs"."ended_on", "lhs"."employment", "period", "period_start", "period_end", "end_less_6_months", "end_less_12_months", "end_less_24_months", "end_less_36_months" FROM "__duckdb_s0" AS "lhs" CROSS JOIN "periods_of_staff" AS "rhs"
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "area_code", "period", COALESCE(sum((CASE WHEN ("employment" = 'permanent') THEN COALESCE(CAST(round((CAST("full_time_equivalent" AS DOUBLE) * 100), 0) AS BIGINT), 0) ELSE NULL END)), 0) AS "tally_8" FROM "__duckdb_s1" AS "kept_staff" WHERE ((("started_on" <= "period_end") AND (("ended_on" IS NULL) OR ("ended_on" > "period_end")))) GROUP BY "area_code", "period"

)
SELECT "area_code" AS "area_code", "period" AS "period", "tally_8" FROM "__duckdb_s2" AS "kept_staff"

-- query: keep posts
SELECT "area_code", "full_time_equivalent", "started_on", "ended_on", "team_id", "role" FROM "posts"

-- query: count posts
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "full_time_equivalent", "started_on", "ended_on" FROM "kept_posts"
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."full_time_equivalent", "lhs"."started_on", "lhs"."ended_on", "period", "period_start", "period_end" FROM "__duckdb_s0" AS "lhs" CROSS JOIN "periods_of_posts" AS "rhs"
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "area_code", "period", COALESCE(sum(COALESCE(CAST(round((CAST("full_time_equivalent" AS DOUBLE) * 100), 0) AS BIGINT), 0)), 0) AS "tally_0" FROM "__duckdb_s1" AS "kept_posts" WHERE ((("started_on" <= "period_end") AND (("ended_on" IS NULL) OR ("ended_on" > "period_end")))) GROUP BY "area_code", "period"

)
SELECT "area_code" AS "area_code", "period" AS "period", "tally_0" FROM "__duckdb_s2" AS "kept_posts"

-- query: count posts
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "started_on", "ended_on", "role" FROM "kept_posts"
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."started_on", "lhs"."ended_on", "lhs"."role", "period", "period_start", "period_end" FROM "__duckdb_s0" AS "lhs" CROSS JOIN "periods_of_posts" AS "rhs"
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "area_code", "period", COALESCE(sum((CASE WHEN ("role" = 'social_worker') THEN (CASE WHEN (1440 != 0) THEN (CASE WHEN (CASE WHEN (typeof(((epoch_us((least(CAST("ended_on" AS TIMESTAMP), CAST(("period_end" + (
interval '1 day'
)) AS TIMESTAMP)) - CAST(greatest("started_on", "period_start") AS TIMESTAMP))) // 60000000) // 1440)) IN ('FLOAT', 'DOUBLE')) THEN (((epoch_us((least(CAST("ended_on" AS TIMESTAMP), CAST(("period_end" + (
interval '1 day'
)) AS TIMESTAMP)) - CAST(greatest("started_on", "period_start") AS TIMESTAMP))) // 60000000) // 1440) < trunc(((epoch_us((least(CAST("ended_on" AS TIMESTAMP), CAST(("period_end" + (
interval '1 day'
)) AS TIMESTAMP)) - CAST(greatest("started_on", "period_start") AS TIMESTAMP))) // 60000000) // 1440))) ELSE ((((epoch_us((least(CAST("ended_on" AS TIMESTAMP), CAST(("period_end" + (
interval '1 day'
)) AS TIMESTAMP)) - CAST(greatest("started_on", "period_start") AS TIMESTAMP))) // 60000000) % 1440) != 0) AND (((epoch_us((least(CAST("ended_on" AS TIMESTAMP), CAST(("period_end" + (
interval '1 day'
)) AS TIMESTAMP)) - CAST(greatest("started_on", "period_start") AS TIMESTAMP))) // 60000000) < 0) != (1440 < 0))) END) THEN (trunc(((epoch_us((least(CAST("ended_on" AS TIMESTAMP), CAST(("period_end" + (
interval '1 day'
)) AS TIMESTAMP)) - CAST(greatest("started_on", "period_start") AS TIMESTAMP))) // 60000000) // 1440)) - 1) ELSE trunc(((epoch_us((least(CAST("ended_on" AS TIMESTAMP), CAST(("period_end" + (
interval '1 day'
)) AS TIMESTAMP)) - CAST(greatest("started_on", "period_start") AS TIMESTAMP))) // 60000000) // 1440)) END) ELSE NULL END) ELSE NULL END)), 0) AS "tally_1" FROM "__duckdb_s1" AS "kept_posts" WHERE ((("started_on" <= "period_end") AND (("ended_on" IS NULL) OR ("ended_on" > "period_start")))) GROUP BY "area_code", "period"

)
SELECT "area_code" AS "area_code", "period" AS "period", "tally_1" FROM "__duckdb_s2" AS "kept_posts"

-- query: count posts
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "team_id", "started_on", "ended_on" FROM "kept_posts"
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."team_id", "lhs"."started_on", "lhs"."ended_on", "period", "period_start", "period_end" FROM "__duckdb_s0" AS "lhs" CROSS JOIN "periods_of_posts" AS "rhs"
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "area_code", "period", "team_id" FROM "__duckdb_s1" AS "kept_posts" WHERE ((("started_on" <= "period_end") AND (("ended_on" IS NULL) OR ("ended_on" > "period_end")))) AND ((NOT ("team_id" IS NULL))) GROUP BY "area_code", "period", "team_id"

),
"__duckdb_s3" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "period" AS "period", "team_id" AS "team_id" FROM "__duckdb_s2" AS "kept_posts"
),
"__duckdb_s4" AS NOT MATERIALIZED (
SELECT "area_code", "period", count() AS "tally_2" FROM "__duckdb_s3" AS "kept_posts" GROUP BY "area_code", "period"

)
SELECT "area_code" AS "area_code", "period" AS "period", "tally_2" FROM "__duckdb_s4" AS "kept_posts"

-- query: keep vacancies
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "post_id" AS "post_id", "started_on" AS "begins", COALESCE("ended_on", '9999-12-31'::DATE) AS "ends" FROM "posts"
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "post_id" AS "post_id", "begins" AS "begins", "begins" AS "ends" FROM "__duckdb_s0" AS "posts"
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "post_id" AS "post_id", "started_on" AS "begins", COALESCE("ended_on", '9999-12-31'::DATE) AS "ends" FROM "staff"
),
"__duckdb_s3" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "post_id" AS "post_id", "begins" AS "first", "ends" AS "last" FROM "__duckdb_s0" AS "posts"
),
"__duckdb_s4" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."post_id", "lhs"."begins", "lhs"."ends", "first", "last" FROM "__duckdb_s2" AS "lhs" INNER JOIN "__duckdb_s3" AS "rhs" ON (("lhs"."area_code" = "rhs"."area_code") AND ("lhs"."post_id" = "rhs"."post_id"))
),
"__duckdb_s5" AS NOT MATERIALIZED (
SELECT "area_code", "post_id", greatest("begins", "first") AS "begins", least("ends", "last") AS "ends", "first", "last" FROM "__duckdb_s4" AS "staff"
),
"__duckdb_s6" AS NOT MATERIALIZED (
SELECT "area_code", "post_id", "begins", "ends" FROM "__duckdb_s5" AS "staff" WHERE (("begins" < "ends"))
),
"__duckdb_s7" AS NOT MATERIALIZED (
SELECT * FROM "__duckdb_s1" AS "posts" UNION ALL SELECT * FROM "__duckdb_s6" AS "staff"
),
"__duckdb_s8" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "post_id" AS "post_id", "ends" AS "begins", "ends" AS "ends" FROM "__duckdb_s0" AS "posts"
),
"__duckdb_s9" AS NOT MATERIALIZED (
SELECT * FROM "__duckdb_s7" AS "posts" UNION ALL SELECT * FROM "__duckdb_s8" AS "posts"
),
"__duckdb_s10" AS NOT MATERIALIZED (
SELECT "area_code", "post_id", "begins", "ends", (CASE WHEN ("ends" IS NOT NULL) THEN (
max("ends") over (partition by "area_code", "post_id" order by "begins" asc nulls first,"ends" asc nulls first rows between unbounded preceding and 0 following)
) ELSE NULL END) AS "reached" FROM "__duckdb_s9" AS "posts"
),
"__duckdb_s11" AS NOT MATERIALIZED (
SELECT "area_code", "post_id", "begins", "ends", "reached", (
lag("reached", 1) over (partition by "area_code", "post_id" order by "begins" asc nulls first,"ends" asc nulls first )
) AS "started_on" FROM "__duckdb_s10" AS "posts"
),
"__duckdb_s12" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "post_id" AS "post_id", "started_on" AS "started_on", (CASE WHEN ("begins" < '9999-12-31'::DATE) THEN "begins" ELSE NULL END) AS "ended_on" FROM "__duckdb_s11" AS "posts" WHERE (("begins" > "started_on"))
),
"__duckdb_s13" AS NOT MATERIALIZED (
SELECT "area_code", "post_id", "team_id", "role", "full_time_equivalent" FROM "posts"
),
"__duckdb_s14" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."post_id", "lhs"."started_on", "lhs"."ended_on", "team_id", "role", "full_time_equivalent" FROM "__duckdb_s12" AS "lhs" INNER JOIN "__duckdb_s13" AS "rhs" ON (("lhs"."area_code" = "rhs"."area_code") AND ("lhs"."post_id" = "rhs"."post_id"))
)
SELECT "area_code", "started_on", "ended_on", "role" FROM "__duckdb_s14" AS "posts"

-- query: count vacancies
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "started_on", "ended_on", "role" FROM "kept_vacancies"
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."started_on", "lhs"."ended_on", "lhs"."role", "period", "period_start", "period_end" FROM "__duckdb_s0" AS "lhs" CROSS JOIN "periods_of_vacancies" AS "rhs"
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "area_code", "period", COALESCE(sum((CASE WHEN ("role" = 'social_worker') THEN (CASE WHEN (1440 != 0) THEN (CASE WHEN (CASE WHEN (typeof(((epoch_us((least(CAST("ended_on" AS TIMESTAMP), CAST(("period_end" + (
interval '1 day'
)) AS TIMESTAMP)) - CAST(greatest("started_on", "period_start") AS TIMESTAMP))) // 60000000) // 1440)) IN ('FLOAT', 'DOUBLE')) THEN (((epoch_us((least(CAST("ended_on" AS TIMESTAMP), CAST(("period_end" + (
interval '1 day'
)) AS TIMESTAMP)) - CAST(greatest("started_on", "period_start") AS TIMESTAMP))) // 60000000) // 1440) < trunc(((epoch_us((least(CAST("ended_on" AS TIMESTAMP), CAST(("period_end" + (
interval '1 day'
)) AS TIMESTAMP)) - CAST(greatest("started_on", "period_start") AS TIMESTAMP))) // 60000000) // 1440))) ELSE ((((epoch_us((least(CAST("ended_on" AS TIMESTAMP), CAST(("period_end" + (
interval '1 day'
)) AS TIMESTAMP)) - CAST(greatest("started_on", "period_start") AS TIMESTAMP))) // 60000000) % 1440) != 0) AND (((epoch_us((least(CAST("ended_on" AS TIMESTAMP), CAST(("period_end" + (
interval '1 day'
)) AS TIMESTAMP)) - CAST(greatest("started_on", "period_start") AS TIMESTAMP))) // 60000000) < 0) != (1440 < 0))) END) THEN (trunc(((epoch_us((least(CAST("ended_on" AS TIMESTAMP), CAST(("period_end" + (
interval '1 day'
)) AS TIMESTAMP)) - CAST(greatest("started_on", "period_start") AS TIMESTAMP))) // 60000000) // 1440)) - 1) ELSE trunc(((epoch_us((least(CAST("ended_on" AS TIMESTAMP), CAST(("period_end" + (
interval '1 day'
)) AS TIMESTAMP)) - CAST(greatest("started_on", "period_start") AS TIMESTAMP))) // 60000000) // 1440)) END) ELSE NULL END) ELSE NULL END)), 0) AS "tally_0" FROM "__duckdb_s1" AS "kept_vacancies" WHERE ((("started_on" <= "period_end") AND (("ended_on" IS NULL) OR ("ended_on" > "period_start")))) GROUP BY "area_code", "period"

)
SELECT "area_code" AS "area_code", "period" AS "period", "tally_0" FROM "__duckdb_s2" AS "kept_vacancies"

-- query: keep full_staffing
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "team_id" AS "team_id", "started_on" AS "begins", COALESCE("ended_on", '9999-12-31'::DATE) AS "ends" FROM "posts"
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "area_code", "team_id", min("begins") AS "begins", max("ends") AS "ends" FROM "__duckdb_s0" AS "posts" GROUP BY "area_code", "team_id"

),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "team_id" AS "team_id", "begins", "ends" FROM "__duckdb_s1" AS "posts"
),
"__duckdb_s3" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "team_id" AS "team_id", "begins" AS "begins", "begins" AS "ends" FROM "__duckdb_s2" AS "posts"
),
"__duckdb_s4" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "post_id" AS "post_id", "started_on" AS "begins", COALESCE("ended_on", '9999-12-31'::DATE) AS "ends" FROM "posts"
),
"__duckdb_s5" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "post_id" AS "post_id", "begins" AS "begins", "begins" AS "ends" FROM "__duckdb_s4" AS "posts"
),
"__duckdb_s6" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "post_id" AS "post_id", "started_on" AS "begins", COALESCE("ended_on", '9999-12-31'::DATE) AS "ends" FROM "staff"
),
"__duckdb_s7" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "post_id" AS "post_id", "begins" AS "first", "ends" AS "last" FROM "__duckdb_s4" AS "posts"
),
"__duckdb_s8" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."post_id", "lhs"."begins", "lhs"."ends", "first", "last" FROM "__duckdb_s6" AS "lhs" INNER JOIN "__duckdb_s7" AS "rhs" ON (("lhs"."area_code" = "rhs"."area_code") AND ("lhs"."post_id" = "rhs"."post_id"))
),
"__duckdb_s9" AS NOT MATERIALIZED (
SELECT "area_code", "post_id", greatest("begins", "first") AS "begins", least("ends", "last") AS "ends", "first", "last" FROM "__duckdb_s8" AS "staff"
),
"__duckdb_s10" AS NOT MATERIALIZED (
SELECT "area_code", "post_id", "begins", "ends" FROM "__duckdb_s9" AS "staff" WHERE (("begins" < "ends"))
),
"__duckdb_s11" AS NOT MATERIALIZED (
SELECT * FROM "__duckdb_s5" AS "posts" UNION ALL SELECT * FROM "__duckdb_s10" AS "staff"
),
"__duckdb_s12" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "post_id" AS "post_id", "ends" AS "begins", "ends" AS "ends" FROM "__duckdb_s4" AS "posts"
),
"__duckdb_s13" AS NOT MATERIALIZED (
SELECT * FROM "__duckdb_s11" AS "posts" UNION ALL SELECT * FROM "__duckdb_s12" AS "posts"
),
"__duckdb_s14" AS NOT MATERIALIZED (
SELECT "area_code", "post_id", "begins", "ends", (CASE WHEN ("ends" IS NOT NULL) THEN (
max("ends") over (partition by "area_code", "post_id" order by "begins" asc nulls first,"ends" asc nulls first rows between unbounded preceding and 0 following)
) ELSE NULL END) AS "reached" FROM "__duckdb_s13" AS "posts"
),
"__duckdb_s15" AS NOT MATERIALIZED (
SELECT "area_code", "post_id", "begins", "ends", "reached", (
lag("reached", 1) over (partition by "area_code", "post_id" order by "begins" asc nulls first,"ends" asc nulls first )
) AS "started_on" FROM "__duckdb_s14" AS "posts"
),
"__duckdb_s16" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "post_id" AS "post_id", "started_on" AS "started_on", (CASE WHEN ("begins" < '9999-12-31'::DATE) THEN "begins" ELSE NULL END) AS "ended_on" FROM "__duckdb_s15" AS "posts" WHERE (("begins" > "started_on"))
),
"__duckdb_s17" AS NOT MATERIALIZED (
SELECT "area_code", "post_id", "team_id", "role", "full_time_equivalent" FROM "posts"
),
"__duckdb_s18" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."post_id", "lhs"."started_on", "lhs"."ended_on", "team_id", "role", "full_time_equivalent" FROM "__duckdb_s16" AS "lhs" INNER JOIN "__duckdb_s17" AS "rhs" ON (("lhs"."area_code" = "rhs"."area_code") AND ("lhs"."post_id" = "rhs"."post_id"))
),
"__duckdb_s19" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "team_id" AS "team_id", "started_on" AS "begins", COALESCE("ended_on", '9999-12-31'::DATE) AS "ends" FROM "__duckdb_s18" AS "posts"
),
"__duckdb_s20" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "team_id" AS "team_id", "begins" AS "begins", "begins" AS "ends" FROM "__duckdb_s2" AS "posts"
),
"__duckdb_s21" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "team_id" AS "team_id", "begins" AS "first", "ends" AS "last" FROM "__duckdb_s2" AS "posts"
),
"__duckdb_s22" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."team_id", "lhs"."begins", "lhs"."ends", "first", "last" FROM "__duckdb_s0" AS "lhs" INNER JOIN "__duckdb_s21" AS "rhs" ON (("lhs"."area_code" = "rhs"."area_code") AND ("lhs"."team_id" = "rhs"."team_id"))
),
"__duckdb_s23" AS NOT MATERIALIZED (
SELECT "area_code", "team_id", greatest("begins", "first") AS "begins", least("ends", "last") AS "ends", "first", "last" FROM "__duckdb_s22" AS "posts"
),
"__duckdb_s24" AS NOT MATERIALIZED (
SELECT "area_code", "team_id", "begins", "ends" FROM "__duckdb_s23" AS "posts" WHERE (("begins" < "ends"))
),
"__duckdb_s25" AS NOT MATERIALIZED (
SELECT * FROM "__duckdb_s20" AS "posts" UNION ALL SELECT * FROM "__duckdb_s24" AS "posts"
),
"__duckdb_s26" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "team_id" AS "team_id", "ends" AS "begins", "ends" AS "ends" FROM "__duckdb_s2" AS "posts"
),
"__duckdb_s27" AS NOT MATERIALIZED (
SELECT * FROM "__duckdb_s25" AS "posts" UNION ALL SELECT * FROM "__duckdb_s26" AS "posts"
),
"__duckdb_s28" AS NOT MATERIALIZED (
SELECT "area_code", "team_id", "begins", "ends", (CASE WHEN ("ends" IS NOT NULL) THEN (
max("ends") over (partition by "area_code", "team_id" order by "begins" asc nulls first,"ends" asc nulls first rows between unbounded preceding and 0 following)
) ELSE NULL END) AS "reached" FROM "__duckdb_s27" AS "posts"
),
"__duckdb_s29" AS NOT MATERIALIZED (
SELECT "area_code", "team_id", "begins", "ends", "reached", (
lag("reached", 1) over (partition by "area_code", "team_id" order by "begins" asc nulls first,"ends" asc nulls first )
) AS "started_on" FROM "__duckdb_s28" AS "posts"
),
"__duckdb_s30" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "team_id" AS "team_id", "started_on" AS "started_on", (CASE WHEN ("begins" < '9999-12-31'::DATE) THEN "begins" ELSE NULL END) AS "ended_on" FROM "__duckdb_s29" AS "posts" WHERE (("begins" > "started_on"))
),
"__duckdb_s31" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "team_id" AS "team_id", "started_on" AS "begins", COALESCE("ended_on", '9999-12-31'::DATE) AS "ends" FROM "__duckdb_s30" AS "posts"
),
"__duckdb_s32" AS NOT MATERIALIZED (
SELECT * FROM "__duckdb_s19" AS "posts" UNION ALL SELECT * FROM "__duckdb_s31" AS "posts"
),
"__duckdb_s33" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "team_id" AS "team_id", "begins" AS "first", "ends" AS "last" FROM "__duckdb_s2" AS "posts"
),
"__duckdb_s34" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."team_id", "lhs"."begins", "lhs"."ends", "first", "last" FROM "__duckdb_s32" AS "lhs" INNER JOIN "__duckdb_s33" AS "rhs" ON (("lhs"."area_code" = "rhs"."area_code") AND ("lhs"."team_id" = "rhs"."team_id"))
),
"__duckdb_s35" AS NOT MATERIALIZED (
SELECT "area_code", "team_id", greatest("begins", "first") AS "begins", least("ends", "last") AS "ends", "first", "last" FROM "__duckdb_s34" AS "posts"
),
"__duckdb_s36" AS NOT MATERIALIZED (
SELECT "area_code", "team_id", "begins", "ends" FROM "__duckdb_s35" AS "posts" WHERE (("begins" < "ends"))
),
"__duckdb_s37" AS NOT MATERIALIZED (
SELECT * FROM "__duckdb_s3" AS "posts" UNION ALL SELECT * FROM "__duckdb_s36" AS "posts"
),
"__duckdb_s38" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "team_id" AS "team_id", "ends" AS "begins", "ends" AS "ends" FROM "__duckdb_s2" AS "posts"
),
"__duckdb_s39" AS NOT MATERIALIZED (
SELECT * FROM "__duckdb_s37" AS "posts" UNION ALL SELECT * FROM "__duckdb_s38" AS "posts"
),
"__duckdb_s40" AS NOT MATERIALIZED (
SELECT "area_code", "team_id", "begins", "ends", (CASE WHEN ("ends" IS NOT NULL) THEN (
max("ends") over (partition by "area_code", "team_id" order by "begins" asc nulls first,"ends" asc nulls first rows between unbounded preceding and 0 following)
) ELSE NULL END) AS "reached" FROM "__duckdb_s39" AS "posts"
),
"__duckdb_s41" AS NOT MATERIALIZED (
SELECT "area_code", "team_id", "begins", "ends", "reached", (
lag("reached", 1) over (partition by "area_code", "team_id" order by "begins" asc nulls first,"ends" asc nulls first )
) AS "started_on" FROM "__duckdb_s40" AS "posts"
),
"__duckdb_s42" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "team_id" AS "team_id", "started_on" AS "started_on", (CASE WHEN ("begins" < '9999-12-31'::DATE) THEN "begins" ELSE NULL END) AS "ended_on" FROM "__duckdb_s41" AS "posts" WHERE (("begins" > "started_on"))
)
SELECT "area_code", "team_id", "started_on", "ended_on" FROM "__duckdb_s42" AS "posts"

-- query: count full_staffing
WITH "__duckdb_s0" AS NOT MATERIALIZED (
SELECT "area_code", "team_id", "started_on", "ended_on" FROM "kept_full_staffing"
),
"__duckdb_s1" AS NOT MATERIALIZED (
SELECT "lhs"."area_code", "lhs"."team_id", "lhs"."started_on", "lhs"."ended_on", "period", "period_start", "period_end", "end_less_3_months", "end_less_6_months", "end_less_12_months" FROM "__duckdb_s0" AS "lhs" CROSS JOIN "periods_of_full_staffing" AS "rhs"
),
"__duckdb_s2" AS NOT MATERIALIZED (
SELECT "area_code", "period", "team_id", COALESCE(bool_or(("started_on" <= "end_less_3_months")), FALSE) AS "tally_1", COALESCE(bool_or(COALESCE(("started_on" <= "end_less_3_months"), TRUE)), FALSE) AS "tally_2", COALESCE(bool_or(("started_on" <= "end_less_6_months")), FALSE) AS "tally_3", COALESCE(bool_or(COALESCE(("started_on" <= "end_less_6_months"), TRUE)), FALSE) AS "tally_4", COALESCE(bool_or(("started_on" <= "end_less_12_months")), FALSE) AS "tally_5", COALESCE(bool_or(COALESCE(("started_on" <= "end_less_12_months"), TRUE)), FALSE) AS "tally_6" FROM "__duckdb_s1" AS "kept_full_staffing" WHERE ((("started_on" <= "period_end") AND (("ended_on" IS NULL) OR ("ended_on" > "period_end")))) AND ((NOT ("team_id" IS NULL))) GROUP BY "area_code", "period", "team_id"

),
"__duckdb_s3" AS NOT MATERIALIZED (
SELECT "area_code" AS "area_code", "period" AS "period", "team_id" AS "team_id", "tally_1", "tally_2", "tally_3", "tally_4", "tally_5", "tally_6" FROM "__duckdb_s2" AS "kept_full_staffing"
),
"__duckdb_s4" AS NOT MATERIALIZED (
SELECT "area_code", "period", count() AS "tally_0", COALESCE(sum(CAST("tally_1" AS BIGINT)), 0) AS "tally_1", COALESCE(sum(CAST("tally_2" AS BIGINT)), 0) AS "tally_2", COALESCE(sum(CAST("tally_3" AS BIGINT)), 0) AS "tally_3", COALESCE(sum(CAST("tally_4" AS BIGINT)), 0) AS "tally_4", COALESCE(sum(CAST("tally_5" AS BIGINT)), 0) AS "tally_5", COALESCE(sum(CAST("tally_6" AS BIGINT)), 0) AS "tally_6" FROM "__duckdb_s3" AS "kept_full_staffing" GROUP BY "area_code", "period"

)
SELECT "area_code" AS "area_code", "period" AS "period", "tally_0", "tally_1", "tally_2", "tally_3", "tally_4", "tally_5", "tally_6" FROM "__duckdb_s4" AS "kept_full_staffing"
