ALTER TABLE "run" ADD COLUMN "digest" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "standing" ADD COLUMN "spread" smallint[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "run_digest" ON "run" USING btree ("team_id","digest");--> statement-breakpoint
UPDATE "standing" SET "spread" = (
	SELECT array(
		SELECT (4 * quartile)::smallint
		FROM unnest(percentile_cont(array[0, 0.25, 0.5, 0.75, 1]::double precision[]) WITHIN GROUP (ORDER BY total - 1)) WITH ORDINALITY quartiles(quartile, place)
		ORDER BY place
	)
	FROM unnest("standing"."totals") WITH ORDINALITY counts(often, total), generate_series(1, often)
);
