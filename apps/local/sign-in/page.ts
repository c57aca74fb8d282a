// The page on which a demo person signs in, by choosing who they are.
import type { DemoAccount } from '@relais/persistence';

const titles = { practice: 'Vivaléa – entraînement (practice)', company: 'Vivaléa' } as const;

export const signInPage = ({ accounts, action }: { accounts: readonly DemoAccount[]; action: string }): string => `<!doctype html>
<html lang="fr"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Relais – Se connecter / Sign in</title>
<style>body{font:16px/1.5 sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}button{font:inherit;margin:.2rem;padding:.4rem .8rem}</style>
<h1>Se connecter <small lang="en">Sign in</small></h1>
<p>Personnes de démonstration, sans mot de passe. <span lang="en">Demo people, without a password.</span></p>
<form method="post" action="${escaped(action)}">
${(['practice', 'company'] as const).map((organisation) => section(accounts, organisation)).join('\n')}
</form></html>`;

const section = (accounts: readonly DemoAccount[], organisation: DemoAccount['organisation']): string => `<h2>${titles[organisation]}</h2>
${accounts
  .filter((account) => account.organisation === organisation)
  .map(({ subject, name }) => `<button name="subject" value="${escaped(subject)}">${escaped(name)}</button>`)
  .join('\n')}`;

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
