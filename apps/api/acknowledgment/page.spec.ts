// Lost if these fail: a subject written by a customer runs as code in a supervisor's browser, or the page cannot be used.
import { donePage, formPage, sorryPage } from './page';

const form = { language: 'fr', person: 'Anne', subject: '<img src=x onerror=alert(1)> "&\'', ticket: 'T-1', responseBy: 'demain' } as const;

describe('the acknowledgment page', () => {
  it('shows a subject as text, whatever it holds', () => {
    const page = formPage(form);
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt; &quot;&amp;&#39;');
    expect(page).not.toContain('<img');
  });

  it('says its language, and labels the one thing to choose', () => {
    expect(formPage(form)).toMatch(/<html lang="fr">.*<label for="minutes">.*<select id="minutes" name="minutes">/s);
    expect(formPage({ ...form, language: 'en' })).toContain('<html lang="en">');
    expect(donePage('en')).toContain('role="status"');
  });

  it('promises nobody a word that is not sent: the agent alone is told', () => {
    expect(donePage('fr') + donePage('en')).not.toMatch(/client|customer/i);
  });

  it('runs no script', () => {
    expect(formPage(form) + donePage('fr') + sorryPage({ fr: 'non', en: 'no' })).not.toContain('<script');
  });
});
