import type { ReactNode } from "react";
import { type FieldProps, fieldAttributes, fieldIds } from "./field-attributes.ts";
import { FieldError } from "./field-error.tsx";

/** One of the choices. */
export interface RadioOption {
  value: string;
  /** The radio's accessible name, exactly. */
  label: string;
  /** What choosing it means; describes the radio. */
  description?: ReactNode;
  /** Further fields, seen only while this option is chosen (by CSS alone). They are posted in any case. */
  reveals?: ReactNode;
}

/** A choice of one. */
export interface RadioGroupProps extends FieldProps {
  options: readonly RadioOption[];
  defaultValue?: string | undefined;
}

/** A `radiogroup` named by its legend; each option is a row that can be pressed anywhere. */
export function RadioGroup({ options, defaultValue, ...field }: RadioGroupProps) {
  const ids = fieldIds(field);
  return (
    <fieldset {...groupAttributes(field)} className="min-w-0">
      <legend id={`${ids.control}-legend`} className="font-medium">
        {field.label}
      </legend>
      {field.hint ? (
        <p id={ids.hint} className="mt-1 text-ink-muted text-sm">
          {field.hint}
        </p>
      ) : null}
      {field.error ? (
        <div className="mt-1.5">
          <FieldError id={ids.error}>{field.error}</FieldError>
        </div>
      ) : null}
      <div className="mt-2 divide-y divide-line overflow-clip rounded-xl border border-line">
        {options.map((option, at) => (
          <Option
            key={option.value}
            {...option}
            id={`${ids.control}-${option.value}`}
            name={field.name}
            defaultChecked={option.value === defaultValue}
            {...(field.error && at === 0 ? { autoFocus: true } : {})}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** A fieldset's own role is `group`: the role that names a choice comes on top, with the legend as its name. */
function groupAttributes(field: FieldProps) {
  const { name: _, autoFocus: __, ...described } = fieldAttributes(field);
  return { ...described, role: "radiogroup", "aria-labelledby": `${described.id}-legend` };
}

interface OptionProps extends RadioOption {
  id: string;
  name: string;
  defaultChecked: boolean;
  autoFocus?: boolean;
}

function Option({ label, description, reveals, ...radio }: OptionProps) {
  return (
    <div className="group/option has-checked:bg-accent-soft">
      <div className="relative flex gap-3 px-4 py-3 has-focus-visible:outline-3 has-focus-visible:-outline-offset-3 has-focus-visible:outline-accent">
        <input
          {...radio}
          type="radio"
          aria-describedby={description ? `${radio.id}-description` : undefined}
          className="relative z-1 mt-0.5 shrink-0"
        />
        <div className="min-w-0">
          <label htmlFor={radio.id} className="wrap-anywhere font-medium after:absolute after:inset-0">
            {label}
          </label>
          {description ? (
            <p id={`${radio.id}-description`} className="text-ink-muted text-sm">
              {description}
            </p>
          ) : null}
        </div>
      </div>
      {reveals ? <div className="hidden px-4 pb-4 pl-12 group-has-checked/option:block">{reveals}</div> : null}
    </div>
  );
}
