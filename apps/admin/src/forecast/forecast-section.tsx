import { context } from "@countersign/auth/context.ts";
import { forecastRollout, type Person, type PolicyDraft } from "@countersign/twofactor";
import { TrendChart } from "@countersign/ui/data/trend-chart.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { forecastPoints } from "./forecast-points.ts";
import { forecastSentences } from "./forecast-words.ts";

/** Whose staff, under which policy, and when it counts from; now, where nothing is said. */
export interface ForecastSectionProps {
  person: Person;
  policy: Pick<PolicyDraft, "mode" | "skipsAllowed">;
  from?: Date;
}

/** When the staff will have set up their second factor, in sentences and as a chart; nothing where nobody has to. */
export async function ForecastSection({ person, policy, from = context().now() }: ForecastSectionProps) {
  const { clinicId, clinic } = person;
  const found = await forecastRollout(context(), { clinicId, policy, from });
  if (!found) return null;
  const [first = "", ...more] = forecastSentences(found, clinic.timeZone);
  const points = forecastPoints(found, from, clinic.timeZone);
  return (
    <Section
      id="forecast"
      title="Forecast for staff"
      lead="If everybody signs in on as many days as in the last four weeks, and puts it off as often as they may."
    >
      <div className="flex max-w-prose flex-col gap-1">
        <p className="font-medium">{first}</p>
        {more.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      {points.length > 0 ? (
        <TrendChart
          id="forecast"
          title="People who will have set it up"
          description={first}
          series={[{ label: "Will have set it up", tone: "info" }]}
          points={points}
        />
      ) : null}
    </Section>
  );
}
