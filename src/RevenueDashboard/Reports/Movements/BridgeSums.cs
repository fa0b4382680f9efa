using System.Runtime.CompilerServices;
using RevenueDashboard.Metrics;

namespace RevenueDashboard.Reports.Movements;

/// <summary>Adds up the bridge of everybody, and of one apart.</summary>
/// <param name="largest">The one to know apart, by position.</param>
/// <param name="changes">Where to keep each change; null to keep none.</param>
internal struct BridgeSums(int? largest, List<EntityChange>? changes = null)
{
    private readonly int apart = largest ?? -1;
    private MovementTally all;
    private MovementTally one;

    /// <inheritdoc cref="EntityChange"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int entity, long was, long before, long after, bool positiveEarlier, long newProducts, long rateChange)
    {
        all.Add(before, after, positiveEarlier, newProducts, rateChange);
        if (was == before && entity != apart && changes is null) return;

        // Nearly everybody is done with by now.
        AddApart(new EntityChange(entity, was, before, after, positiveEarlier, newProducts, rateChange));
    }

    /// <exception cref="System.Diagnostics.UnreachableException">A bridge does not close.</exception>
    public readonly (MovementBridge All, MovementBridge Others) ToBridges()
    {
        var bridge = all.ToBridge();
        return (bridge, apart < 0 ? bridge : bridge.Without(one.ToBridge()));
    }

    private void AddApart(in EntityChange change)
    {
        var structure = checked(change.Before - change.Was);
        all.AddStructure(structure);
        changes?.Add(change);
        if (change.Entity != apart) return;

        one.Add(change.Before, change.After, change.PositiveEarlier, change.NewProducts, change.RateChange);
        one.AddStructure(structure);
    }
}
