; Fibonacci numbers by a function that calls itself: calls are inlined into a trace.
    set   r0 20
    set   r1 1
loop:
    move  r2 r1
    call  r2 fib
    print r2
    addi  r1 1
    less  r3 r1 r0
    jnz   r3 loop
    halt
fib:
    set   r1 2
    less  r2 r0 r1
    jz    r2 more
    ret   r0
more:
    move  r3 r0
    addi  r3 -1
    call  r3 fib
    move  r4 r0
    addi  r4 -2
    call  r4 fib
    add   r0 r3 r4
    ret   r0
