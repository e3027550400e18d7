import i18n from 'i18next';
import { initReactI18next } from 'react-i18next';
import { common } from './common.ts';

/** Strings of an area are added when the area's code loads, so that the sign-in page does not carry them all. */
export function addStrings(area: string, strings: object): void {
  i18n.addResourceBundle('en', area, strings, true, true);
}

void i18n.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  defaultNS: 'common',
  resources: { en: { common } },
  interpolation: { escapeValue: false },
  initAsync: false,
});

export { i18n };
