/** Colours of a picture; those of the web app, so that a picture in a document looks like the screen. */
export interface Palette {
  canvas: string;
  surface: string;
  band: string;
  line: string;
  strong: string;
  ink: string;
  muted: string;
  accent: string;
  accentSoft: string;
  success: string;
  warning: string;
  warningSoft: string;
}

export const palettes: Record<'light' | 'dark', Palette> = {
  light: {
    canvas: '#f8f8fa',
    surface: '#ffffff',
    band: '#f1f1f4',
    line: '#e6e6eb',
    strong: '#c3c3cd',
    ink: '#17171c',
    muted: '#565662',
    accent: '#5248d5',
    accentSoft: '#efeefc',
    success: '#176f48',
    warning: '#8a4700',
    warningSoft: '#fff1d6',
  },
  dark: {
    canvas: '#0f0f13',
    surface: '#1d1d24',
    band: '#16161b',
    line: '#27272f',
    strong: '#4a4a57',
    ink: '#ededf0',
    muted: '#a9a9b5',
    accent: '#aeaaff',
    accentSoft: '#24213f',
    success: '#4cc38a',
    warning: '#f3ad3d',
    warningSoft: '#2c200c',
  },
};
