; The primes below 1000, by a sieve in the machine's memory.
    set   r0 1000     ; the limit
    set   r1 2        ; the candidate
    set   r5 1
next:
    load  r2 r1       ; 0 if no smaller number divides it
    jnz   r2 skip
    print r1
    add   r3 r1 r1
strike:
    less  r4 r3 r0
    jz    r4 skip
    store r5 r3
    add   r3 r3 r1
    jump  strike
skip:
    addi  r1 1
    less  r4 r1 r0
    jnz   r4 next
