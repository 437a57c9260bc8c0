// Room for many bytes that goes back to the system when it is given back, and not when garbage is collected some day.

export type Room = {
  /** Adds behind what is there. Into a room that was given back nothing goes any more. @throws RangeError when it is full */
  readonly add: (bytes: Uint8Array) => void;
  /**
   * What lies in it now, not a copy. It becomes empty when the room is given back; what is still on its way out of it to a
   * pipe or a socket fails there (EFAULT), so first end whoever is written to.
   */
  readonly bytes: () => Buffer;
  readonly giveBack: () => void;
};

export type Rooms = {
  /** One for at most so many bytes, which takes no memory before they come. */
  readonly open: (mostBytes: number) => Room;
  /** Every one of them, also those that are opened later. */
  readonly giveBack: () => void;
};

/** Memory is taken in steps of this; the last one is paid for whole when the room is given back. */
const STEP_BYTES = 64 * 1024;

/** Rooms that are given back together. */
export function createRooms(): Rooms {
  const open: Room[] = [];
  let over = false;
  return {
    open(mostBytes) {
      const room = createRoom(mostBytes);
      if (over) room.giveBack();
      else open.push(room);
      return room;
    },
    giveBack() {
      over = true;
      for (const room of open.splice(0)) room.giveBack();
    },
  };
}

/**
 * A buffer that can be resized lies apart from all others, so that cut to nothing it leaves no hole among them: of plain
 * buffers a dozen large files leave tens of megabytes behind (measured), as garbage and in gaps.
 */
function createRoom(mostBytes: number): Room {
  const memory = new ArrayBuffer(0, { maxByteLength: mostBytes });
  let length = 0;
  let over = false;
  return {
    add(bytes) {
      if (over) return;
      const needed = length + bytes.length;
      if (needed > mostBytes) throw new RangeError('more bytes than there is room for');
      if (needed > memory.byteLength)
        memory.resize(Math.min(mostBytes, Math.ceil(needed / STEP_BYTES) * STEP_BYTES));
      new Uint8Array(memory, length).set(bytes);
      length = needed;
    },
    bytes: () => Buffer.from(memory, 0, length),
    giveBack() {
      over = true;
      length = 0;
      memory.resize(0);
    },
  };
}
