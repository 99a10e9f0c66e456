module guest {
  requires java.compiler;

  provides javax.annotation.processing.Processor with
      dcom.guest.Evil;
}
