export type TextFieldProps = {
  name: string;
  label: string;
  type?: "text" | "email" | "password";
  value?: string | undefined;
  help?: string | undefined;
  error?: string | undefined;
  autocomplete?: string;
  inputmode?: "numeric";
  maxlength?: number;
  required?: boolean;
};

/** A labelled text field with its help and, after a try, what is wrong with it. */
export function TextField({ name, label, help, error, maxlength = 254, ...input }: TextFieldProps) {
  const notes = [
    ...(error === undefined ? [] : [`${name}-error`]),
    ...(help === undefined ? [] : [`${name}-help`]),
  ];
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <input
        id={name}
        name={name}
        maxlength={maxlength}
        aria-describedby={notes.length === 0 ? undefined : notes.join(" ")}
        aria-invalid={error === undefined ? undefined : "true"}
        spellcheck={false}
        {...input}
      />
      {error === undefined ? null : (
        <p class="error" id={`${name}-error`}>
          {error}
        </p>
      )}
      {help === undefined ? null : (
        <p class="help" id={`${name}-help`}>
          {help}
        </p>
      )}
    </div>
  );
}

/** The six digits that an authenticator app shows. */
export function CodeField({ label, error }: { label: string; error?: string | undefined }) {
  return (
    <TextField
      name="code"
      label={label}
      error={error}
      autocomplete="one-time-code"
      inputmode="numeric"
      maxlength={12}
      required
    />
  );
}
