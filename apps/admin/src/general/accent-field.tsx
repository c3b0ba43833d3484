"use client";

import { accentShades } from "@countersign/messages/colours";
import { useFormState } from "@countersign/portal/form/action-form.tsx";
import { ColourField } from "@countersign/ui/field/colour-field.tsx";
import { useState } from "react";
import { AccentPreview } from "./accent-preview.tsx";
import { accentWords, colourOf } from "./accent-words.ts";

/** The accent with what it will look like: of what is saved, and with JavaScript of what is being chosen. */
export function AccentField({ saved, clinic }: { saved: string; clinic: string }) {
  const state = useFormState();
  const given = state?.values.accent ?? saved;
  const [text, setText] = useState(given);
  const shades = accentShades(colourOf(text));
  return (
    <>
      <ColourField
        label="Accent colour"
        name="accent"
        hint="Buttons, links and the line at the top of every page, such as #0b6170. Empty for the design's own."
        error={state?.errors.accent}
        defaultValue={given}
        usual={accentShades(null).light.accent}
        onText={setText}
      />
      <p aria-live="polite" className="text-sm">
        {accentWords(text)}
      </p>
      <AccentPreview clinic={clinic} shades={shades} />
    </>
  );
}
