"use client";

import { useRef, useState } from "react";
import { useScripting } from "../action/use-scripting.ts";
import { controlLook } from "./control-look.ts";
import { type FieldProps, fieldAttributes } from "./field-attributes.ts";
import { FieldFrame } from "./field-frame.tsx";

/** A colour. */
export interface ColourFieldProps extends FieldProps {
  /** What stands in it: "#0b6170", or after a refused post whatever was typed. */
  defaultValue: string;
  /** What the browser's picker shows while the text is no colour. */
  usual: string;
  /** Hears whatever stands in it from now on. */
  onText: (text: string) => void;
}

/** A textbox for a colour with the browser's own picker beside it, which needs JavaScript. What is posted is the text. */
export function ColourField({ defaultValue, usual, onText, ...field }: ColourFieldProps) {
  const scripting = useScripting();
  const textbox = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(defaultValue);
  const hear = (typed: string) => {
    setText(typed);
    onText(typed);
  };
  const pick = (colour: string) => {
    if (!textbox.current) return;
    textbox.current.value = colour;
    // As if it had been typed, for whoever else listens.
    textbox.current.dispatchEvent(new Event("input", { bubbles: true }));
  };
  return (
    <FieldFrame {...field}>
      <div className="flex items-center gap-3">
        <div className="w-40">
          <input
            {...fieldAttributes(field)}
            ref={textbox}
            type="text"
            defaultValue={defaultValue}
            onInput={(event) => hear(event.currentTarget.value)}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            className={`${controlLook} font-mono`}
          />
        </div>
        {scripting ? (
          <input
            type="color"
            aria-label="Choose the colour by eye"
            value={/^#[0-9a-f]{6}$/i.test(text) ? text.toLowerCase() : usual}
            onChange={(event) => pick(event.target.value)}
            className="size-11 shrink-0 cursor-pointer rounded-lg border border-control bg-surface p-1"
          />
        ) : (
          <span aria-hidden="true" className="room-for-script size-11 shrink-0" />
        )}
      </div>
    </FieldFrame>
  );
}
