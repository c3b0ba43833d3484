import { controlLook } from "./control-look.ts";
import { type FieldProps, fieldAttributes } from "./field-attributes.ts";
import { FieldFrame } from "./field-frame.tsx";

/** A choice of one among many. */
export interface SelectFieldProps extends FieldProps {
  options: readonly { value: string; label: string }[];
  defaultValue?: string | undefined;
}

/** A combobox of the browser's own; for a handful of choices take a RadioGroup, which shows them all. */
export function SelectField({ options, defaultValue, ...field }: SelectFieldProps) {
  return (
    <FieldFrame {...field}>
      <select {...fieldAttributes(field)} defaultValue={defaultValue} className={controlLook}>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
