import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { TextField } from "@countersign/ui/field/text-field.tsx";
import NavigationForm from "next/form";

/** Chooses the day; the address carries it, so that a page can be kept and sent on. */
export function DayForm({ on }: { on: string }) {
  return (
    <NavigationForm action="/audit/coverage" prefetch={false} className="flex flex-wrap items-end gap-3 print:hidden">
      <TextField key={on} label="Day" name="on" type="date" defaultValue={on} />
      <SubmitButton look="secondary">Show</SubmitButton>
    </NavigationForm>
  );
}
