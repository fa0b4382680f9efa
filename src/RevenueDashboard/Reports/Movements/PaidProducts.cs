namespace RevenueDashboard.Reports.Movements;

/// <summary>The products that a customer paid for in a month, one bit each: nearly always the same as the month before, which is seen at once.</summary>
internal readonly record struct PaidProducts(ulong Bits)
{
    /// <summary>A book with more products has to be looked at cell by cell.</summary>
    public const int Most = 64;

    /// <summary>Whether there is a product that was not paid for before.</summary>
    public bool HasNewSince(PaidProducts before) => (Bits & ~before.Bits) != 0;

    /// <summary>Goes over the cells of one customer, which come in the order of products.</summary>
    public struct Run
    {
        private ulong bits;
        private int product;
        private long sum;

        public void Add(int next, long amount)
        {
            if (next != product)
            {
                Close();
                (product, sum) = (next, 0);
            }

            sum = checked(sum + amount);
        }

        /// <summary>What the customer paid for; the next one begins with nothing.</summary>
        public PaidProducts Take()
        {
            Close();
            var paid = new PaidProducts(bits);
            (bits, sum) = (0, 0);
            return paid;
        }

        private void Close()
        {
            if (sum > 0) bits |= 1UL << product;
        }
    }
}
