namespace RevenueDashboard.Reports;

/// <summary>What each entity brought in one month of a scope. Two columns, in the order of the cube's customers.</summary>
/// <param name="Entities">Positions in the cube's customers.</param>
/// <param name="Amounts">Net, in ten-thousandths; an entity with records that cancel out is here with 0.</param>
internal sealed record EntityAmounts(int[] Entities, long[] Amounts)
{
    public static EntityAmounts None { get; } = new([], []);

    /// <summary>Net total.</summary>
    public long Total
    {
        get
        {
            long total = 0;
            foreach (var amount in Amounts) total = checked(total + amount);
            return total;
        }
    }

    public long AmountOf(int entity)
    {
        var place = Array.BinarySearch(Entities, entity);
        return place < 0 ? 0 : Amounts[place];
    }
}
