using RevenueDashboard.Cube;

namespace RevenueDashboard.Reports.Movements;

/// <summary>Whom each customer counts for in a month, as one column: looked up once per state of the parents instead of once per record.</summary>
internal sealed class EntityMap
{
    /// <summary>Everybody for itself.</summary>
    public static EntityMap Identity { get; } = new(null, []);

    private EntityMap(int[]? entities, int[] groups)
    {
        (Entities, Groups) = (entities, groups);
        GroupCount = groups.Length == 0 ? 0 : groups.Max() + 1;
    }

    /// <summary>The entity of each customer, by position; null when everybody stands for itself.</summary>
    public int[]? Entities { get; }

    /// <summary>A number from 0 for each entity that others count for, −1 for the rest; empty when everybody stands for itself.</summary>
    public int[] Groups { get; }

    public int GroupCount { get; }

    public int Of(int customer) => Entities is null ? customer : Entities[customer];

    public static EntityMap At(RevenueCube cube, Month month)
    {
        int[]? entities = null;
        foreach (var customer in cube.Parents.Controlled)
        {
            var entity = cube.Parents.ParentOf(customer, month);
            if (entity == customer) continue;
            entities ??= [.. Enumerable.Range(0, cube.Customers.Count)];
            entities[customer] = entity;
        }

        return entities is null ? Identity : new EntityMap(entities, GroupsOf(entities));
    }

    public bool IsSame(EntityMap other) => Entities is null ? other.Entities is null : other.Entities is not null && Entities.AsSpan().SequenceEqual(other.Entities);

    private static int[] GroupsOf(int[] entities)
    {
        var groups = new int[entities.Length];
        Array.Fill(groups, -1);
        var count = 0;
        for (var customer = 0; customer < entities.Length; customer++)
        {
            var entity = entities[customer];
            if (entity != customer && groups[entity] < 0) groups[entity] = count++;
        }

        return groups;
    }
}

/// <summary>The map of every month: as-was, each month with its own parents.</summary>
internal sealed class EntityMaps
{
    private readonly Month[] changes = [];
    private readonly EntityMap[] maps = [EntityMap.Identity];

    public EntityMaps(RevenueCube cube, EntityLevel level, MonthRange months)
    {
        if (level == EntityLevel.Customer || cube.Parents.IsEmpty) return;

        changes = [.. cube.Parents.Changes.Where(month => months.First < month && month <= months.Last).Distinct().Order()];
        maps = new EntityMap[changes.Length + 1];
        maps[0] = EntityMap.At(cube, months.First);
        for (var i = 0; i < changes.Length; i++)
        {
            var next = EntityMap.At(cube, changes[i]);
            // Months with the same parents share one map, so that comparing references is enough.
            maps[i + 1] = next.IsSame(maps[i]) ? maps[i] : next;
        }
    }

    public EntityMap At(Month month)
    {
        var found = Array.BinarySearch(changes, month);
        return maps[found >= 0 ? found + 1 : ~found];
    }

    /// <summary>The different maps of the months, in order of time.</summary>
    public IEnumerable<EntityMap> All => maps.Distinct();
}
