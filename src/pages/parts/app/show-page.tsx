import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './base.css';

/** Puts the page into its place in the document. */
export function showPage(page: ReactNode): void {
  const place = document.getElementById('page');
  if (!place) throw new Error('the document has no place for the page');
  createRoot(place).render(<StrictMode>{page}</StrictMode>);
}
