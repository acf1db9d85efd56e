/** What is open before anybody is signed in. */
class DoorState {
  settings = $state(false);
}

export const door = new DoorState();
