import { controlLook } from "./control-look.ts";
import { type FieldProps, fieldAttributes } from "./field-attributes.ts";
import { FieldFrame } from "./field-frame.tsx";

/** A whole number. */
export interface NumberFieldProps extends FieldProps {
  min: number;
  max: number;
  /** A string after a refused post, so that whatever was typed comes back. */
  defaultValue?: number | string | undefined;
  /** What is counted, shown behind the number: "days". */
  unit?: string | undefined;
}

/** A spinbutton. Its bounds guide the arrows; the server checks them. */
export function NumberField({ min, max, defaultValue, unit, ...field }: NumberFieldProps) {
  return (
    <FieldFrame {...field}>
      <div className="flex items-center gap-3">
        <div className="w-28">
          <input
            {...fieldAttributes(field)}
            type="number"
            inputMode="numeric"
            min={min}
            max={max}
            step={1}
            defaultValue={defaultValue}
            className={`${controlLook} tabular-nums`}
          />
        </div>
        {unit ? <span className="text-ink-muted">{unit}</span> : null}
      </div>
    </FieldFrame>
  );
}
