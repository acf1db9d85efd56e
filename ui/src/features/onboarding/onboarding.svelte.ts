/** The part of the window that shows before anybody signs in. */
class Onboarding {
  settings = $state(false);
}

export const onboarding = new Onboarding();
