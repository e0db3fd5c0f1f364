; Two accounts in turn: an object is read and written through a pointer that changes.
    set     r0 100000
    set     r1 3
loop:
    deposit r1
    swap
    addi    r0 -1
    jnz     r0 loop
    balance r2
    print   r2
    swap
    balance r2
    print   r2
