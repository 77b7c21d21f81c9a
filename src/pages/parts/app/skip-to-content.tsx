/** The first stop of the Tab key leads past what is the same in every view. */
export function SkipToContent({ label }: { readonly label: string }) {
  return (
    <button type="button" className="skip" onClick={goToContent}>
      {label}
    </button>
  );
}

/** The part of the address after the `#` says where we are, so it cannot be jumped with. */
function goToContent(): void {
  document.getElementById('content')?.focus();
}
