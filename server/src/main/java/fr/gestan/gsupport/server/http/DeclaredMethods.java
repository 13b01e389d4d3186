package fr.gestan.gsupport.server.http;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Where a resource method says what it is: on itself, and on the interface of the contract that it implements. */
final class DeclaredMethods {

    private DeclaredMethods() {}

    /** All declarations of that method on the class, its superclasses and their interfaces. */
    static List<Method> of(Class<?> resource, String name, Class<?>... parameterTypes) {
        var types = new ArrayList<Class<?>>();
        for (Class<?> type = resource; type != null; type = type.getSuperclass()) {
            types.add(type);
            types.addAll(List.of(type.getInterfaces()));
        }
        return types.stream()
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method ->
                        method.getName().equals(name) && Arrays.equals(method.getParameterTypes(), parameterTypes))
                .toList();
    }
}
