"use client";

import { FormAlert } from "@countersign/ui/feedback/form-alert.tsx";
import { Form } from "@countersign/ui/form/form.tsx";
import { createContext, type ReactNode, use, useActionState, useEffect, useId, useState } from "react";
import type { FormAction, FormState } from "./form-state.ts";

const State = createContext<{ readonly answer: FormState; readonly alertId: string }>({ answer: null, alertId: "" });

/** What the form around a component was answered, or null. */
export function useFormState(): FormState {
  return use(State).answer;
}

/** What the form around a field was answered: what was typed there before, and what is wrong with it. */
export function useFieldState(name: string) {
  const { answer, alertId } = use(State);
  return {
    typed: answer?.values[name],
    error: answer?.errors[name],
    ...(answer?.blamed === name && { blamedBy: alertId }),
  };
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
  const [answer, post] = useActionState(action, null);
  useErrorTitle(answer);
  const state = useOvertaken(answer) ? keptOf(answer) : answer;
  const alertId = useId();
  return (
    <State value={{ answer: state, alertId }}>
      <Form action={post} outcome={answer} {...form}>
        {state ? null : opening}
        {state?.alert ? (
          <FormAlert id={alertId} focus={!state.blamed && Object.keys(state.errors).length === 0}>
            {state.alert}
          </FormAlert>
        ) : null}
        {children}
      </Form>
    </State>
  );
}

const REFUSED = "countersign:refused";

/** Whether another form of this page was refused since: what this one said is old news then, and a page has one alert. */
function useOvertaken(answer: FormState): boolean {
  const [overtaken, overtake] = useState<FormState>(null);
  useEffect(() => {
    if (!answer) return;
    // Told before listening, so that nobody hears their own news.
    document.dispatchEvent(new Event(REFUSED));
    const listen = () => overtake(answer);
    document.addEventListener(REFUSED, listen);
    return () => document.removeEventListener(REFUSED, listen);
  }, [answer]);
  return answer !== null && overtaken === answer;
}

/** An answer without its complaints: what was typed stays. */
function keptOf(answer: FormState): FormState {
  return answer && { ...answer, errors: {}, alert: null, blamed: null };
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
