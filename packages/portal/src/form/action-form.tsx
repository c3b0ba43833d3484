"use client";

import { FormAlert } from "@countersign/ui/feedback/form-alert.tsx";
import { Form } from "@countersign/ui/form/form.tsx";
import { createContext, type ReactNode, use, useActionState, useEffect } from "react";
import type { FormAction, FormState } from "./form-state.ts";

const State = createContext<FormState>(null);

/** The state of the form around a field. */
export function useFormState(): FormState {
  return use(State);
}

/** A form around fields of `form-fields.tsx`. */
export interface ActionFormProps {
  action: FormAction;
  /** What stands at the top until the first refusal takes its place. */
  opening?: ReactNode;
  layout?: "column" | "inline";
  id?: string;
  children: ReactNode;
}

/** The one way in which forms answer: alert above, sentences beside fields, focus on what is wrong, what was typed kept. */
export function ActionForm({ action, opening, children, ...form }: ActionFormProps) {
  const [state, post] = useActionState(action, null);
  useErrorTitle(state);
  return (
    <State value={state}>
      <Form action={post} outcome={state} {...form}>
        {state ? null : opening}
        {state?.alert ? <FormAlert focus={Object.keys(state.errors).length === 0}>{state.alert}</FormAlert> : null}
        {children}
      </Form>
    </State>
  );
}

const MARK = "Error: ";

/** Does to the title what the server does for a post without JavaScript. */
function useErrorTitle(state: FormState): void {
  useEffect(() => {
    if (!state) return;
    const plain = document.title.replace(MARK, "");
    document.title = `${MARK}${plain}`;
    return () => {
      if (document.title === `${MARK}${plain}`) document.title = plain;
    };
  }, [state]);
}
