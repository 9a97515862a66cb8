ALTER TABLE "run" ADD COLUMN "digest" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "standing" ADD COLUMN "first_met" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "standing" ADD COLUMN "spread" smallint[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "run_digest" ON "run" USING btree ("team_id","digest");--> statement-breakpoint
UPDATE "standing" SET "spread" = (
	SELECT array(
		SELECT (4 * quartile)::smallint
		FROM unnest(percentile_cont(array[0, 0.25, 0.5, 0.75, 1]::double precision[]) WITHIN GROUP (ORDER BY total - 1)) WITH ORDINALITY quartiles(quartile, place)
		ORDER BY place
	)
	FROM unnest("standing"."totals") WITH ORDINALITY counts(often, total), generate_series(1, often)
);--> statement-breakpoint
UPDATE "standing" SET "first_met" = NOT EXISTS (
	SELECT 1 FROM "run" AS "first", "run" AS "before"
	WHERE "first"."team_id" = "standing"."team_id" AND "first"."run_id" = "standing"."first_run"
		AND "before"."team_id" = "standing"."team_id" AND "before"."user_id" = "standing"."user_id"
		AND "before"."scenario_id" = "first"."scenario_id" AND "before"."unverified" IS NULL
		AND ("before"."received_at", "before"."run_id") < ("first"."received_at", "first"."run_id")
);
