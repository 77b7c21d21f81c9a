/** Who can be played on the tablet of a development instance. */
export const personas = ['associate', 'device', 'supervisor'] as const;
