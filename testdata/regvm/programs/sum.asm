; The sum of the squares below a million: one loop.
    set   r0 1000000
    set   r1 0
loop:
    mul   r2 r0 r0
    add   r1 r1 r2
    addi  r0 -1
    jnz   r0 loop
    print r1
