using System.Runtime.InteropServices;

namespace RevenueDashboard.Importing;

/// <summary>
/// Notices when a customer has a second row of the same month, product, revenue type and currency. Customers are numbered within the file and
/// share a word of 64 bits with their neighbours, so that a million rows take some hundred kilobytes.
/// </summary>
internal sealed class RepeatedRows
{
    private readonly Dictionary<long, ulong> seen = [];

    /// <summary>False when the customer was there before.</summary>
    public bool Add(int combination, int customer)
    {
        ref var customers = ref CollectionsMarshal.GetValueRefOrAddDefault(seen, ((long)combination << 32) | (uint)(customer >> 6), out _);
        var bit = 1UL << (customer & 63);
        if ((customers & bit) != 0) return false;

        customers |= bit;
        return true;
    }
}
